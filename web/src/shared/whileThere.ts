import { onScopeDispose, type Ref, watchEffect } from 'vue'

/** Attaches something to an element whenever it is there, and releases it when it goes. */
export function whileThere(
  element: Readonly<Ref<HTMLElement | null>>,
  attach: (element: HTMLElement) => () => void,
): void {
  let release = () => {}
  watchEffect(() => {
    release()
    release = element.value ? attach(element.value) : () => {}
  })
  onScopeDispose(() => release())
}
