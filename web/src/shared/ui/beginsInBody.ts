/** For the `content` of a modal without a text field: the focus begins in what it is about, not on the button that closes it. */
export const beginsInBody = {
  onOpenAutoFocus(event: Event): void {
    const dialog = event.target instanceof Element ? event.target : null
    const first = dialog?.querySelector<HTMLElement>('[data-slot="body"] button:not(:disabled)')
    if (!first) return
    event.preventDefault()
    first.focus()
  },
}
