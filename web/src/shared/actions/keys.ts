const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** A pressed key in the catalogue's notation, or null for what we never use (Alt, lone modifiers). */
export function pressedKey(event: Pressed, mac = isMac): string | null {
  const { key, altKey, shiftKey } = event
  if (altKey || !key || ['Control', 'Meta', 'Shift', 'Dead', 'Process', 'Unidentified'].includes(key))
    return null
  const mod = mac ? event.metaKey : event.ctrlKey
  if (!mod && (event.ctrlKey || event.metaKey)) return null
  const printable = key.length === 1
  const letter = printable && key.toLowerCase() !== key.toUpperCase()
  // The shift in "?" or "[" is how the layout types it, not a part of the shortcut.
  const shift = shiftKey && (!printable || letter)
  return [mod && 'mod', shift && 'shift', printable ? key.toLowerCase() : key].filter(Boolean).join('+')
}

const spoken: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
  Escape: 'Esc',
}

/** The key caps to show for a shortcut: `mod+k` is ["Ctrl", "K"], `g m` is ["G", "M"]. */
export function keyCaps(key: string, mac = isMac): string[] {
  return key.split(/[ +]/).map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'shift') return mac ? '⇧' : 'Shift'
    return spoken[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}

/** Shortcuts in the form of the `aria-keyshortcuts` attribute (WAI-ARIA 1.2), which has no form for two in a row. */
export function ariaKeyShortcuts(keys: readonly string[], mac = isMac): string | undefined {
  const names = keys
    .filter((key) => !key.includes(' '))
    .map((key) =>
      key
        .split('+')
        .map((part) => {
          if (part === 'mod') return mac ? 'Meta' : 'Control'
          if (part === 'shift') return 'Shift'
          return part.length === 1 ? part.toUpperCase() : part
        })
        .join('+'),
    )
  return names.join(' ') || undefined
}

/** Keys without Ctrl or Cmd, which must not fire while somebody types. */
export function isSingleKey(key: string): boolean {
  return !key.startsWith('mod+')
}

const noText = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color', 'image'])

const closing = '[role="dialog"][data-state="closed"], [role="menu"][data-state="closed"]'

/** Whether what is pressed there becomes text. What fades out takes none any more. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const field = target.closest(
    'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]',
  )
  if (!field || field.closest(closing)) return false
  return !(field instanceof HTMLInputElement && noText.has(field.type))
}
