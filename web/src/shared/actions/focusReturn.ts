import { isTyping } from './keys.ts'

/** Sent by Reka's FocusScope to a dialog, menu or popover that goes; the focus is given back in a task after it. */
const layerGoes = 'focusScope.autoFocusOnUnmount'

/**
 * Keeps the focus in a field that somebody asked for while a layer faded out: what is typed there must not become
 * keys of the page. Gives how to stop.
 */
export function keepFocusInFields(): () => void {
  document.addEventListener(layerGoes, keep, true)
  return () => document.removeEventListener(layerGoes, keep, true)
}

function keep(event: Event): void {
  const layer = event.target as Node
  if (fieldBeside(layer)) event.preventDefault()
  // Before the layer's own task, and after it.
  else
    setTimeout(() => {
      const field = fieldBeside(layer)
      if (field) setTimeout(() => field.focus())
    })
}

function fieldBeside(layer: Node): HTMLElement | null {
  const { activeElement } = document
  return isTyping(activeElement) && !layer.contains(activeElement) ? (activeElement as HTMLElement) : null
}
