import { nextTick } from 'vue'
import { isTyping } from './keys.ts'

/** What was pressed longer ago is no longer meant. */
const keptMs = 2_000
/** What an action opens begins to load at its next rendering; what begins later was not asked for. */
const openedWithinMs = 100

/**
 * Keeps keys while something loads that a person has just asked for, and gives them on once it is there: to the field
 * that has the focus then, or else to `press`. Who presses a key and types on means what it opens.
 */
export function createTypeAhead(press: (event: KeyboardEvent) => unknown) {
  const kept: Kept[] = []
  let loading = 0
  let given: KeyboardEvent | undefined
  let ranAt = 0
  let before: Element | null = null

  /** An action was run: what begins to load now is what it opens. */
  function ran(): void {
    ranAt = Date.now()
    before = document.activeElement
  }

  async function wait(coming: Promise<unknown>): Promise<void> {
    if (Date.now() - ranAt > openedWithinMs) return
    loading++
    await coming.catch(() => undefined)
    await nextTick()
    for (let frame = 0; frame < mostFrames && !hasFocus(); frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    loading--
    await giveOn()
  }

  /** Whether a field of what came has the focus. A dialog gives it some frames after it is there; some have none. */
  const hasFocus = () => document.activeElement !== before && isTyping(document.activeElement)

  async function giveOn(): Promise<void> {
    while (!loading && kept.length) {
      const first = kept.shift() as Kept
      if (isOld(first)) continue
      const { key, shiftKey } = first
      given = new KeyboardEvent('keydown', { key, shiftKey })
      if (!write(key)) press(given)
      await nextTick()
    }
  }

  /** Keeps the key if it is meant for what is coming. Whatever is pressed once that is there comes after what was kept. */
  function keep(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event
    if (event === given) return false
    if (hasFocus()) {
      for (const each of kept.splice(0)) if (!isOld(each)) write(each.key)
      return false
    }
    if (key.length !== 1 || event.ctrlKey || event.metaKey) return false
    while (kept[0] && isOld(kept[0])) kept.shift()
    if (!kept.length && !loading) return false
    kept.push({ key, shiftKey, at: Date.now() })
    return true
  }

  return { ran, wait, keep }
}

const mostFrames = 15

type Kept = { key: string; shiftKey: boolean; at: number }

const isOld = ({ at }: Kept) => Date.now() - at > keptMs

/** Types into the field that has the focus; false when there is none. */
function write(text: string): boolean {
  const field = document.activeElement
  if (field instanceof HTMLElement && field.isContentEditable)
    return document.execCommand('insertText', false, text)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false
  if (field.selectionStart === null) return false
  field.setRangeText(text, field.selectionStart, field.selectionEnd ?? field.selectionStart, 'end')
  return field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
