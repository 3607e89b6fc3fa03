import { describe, expect, test, vi } from 'vitest'
import { type AnyAction, actionIds, entryOf } from '@/shared/actions/catalogue.ts'
import { createRegistry } from '@/shared/actions/registry.ts'
import { clash, isReserved } from '@/shared/actions/remap.ts'

const keysOf = (id: AnyAction) => entryOf(id).keys

describe('a key of one’s own', () => {
  test('is not one that another action has, where both can be there', () => {
    expect(clash('ticket.reply', 'n', keysOf)).toBe('ticket.note')
    expect(clash('ticket.reply', 'z', keysOf)).toBe('general.undo')
    expect(clash('ticket.reply', 'x', keysOf)).toBeNull()
  })

  test('may be the same in the list and on a ticket', () => {
    expect(clash('ticket.reply', 'c', keysOf)).toBeNull()
  })

  test('does not begin two keys in a row', () => {
    expect(clash('ticket.reply', 'g', keysOf)).toMatch(/^go\./)
  })

  test('is not one that the browser needs', () => {
    expect([isReserved('mod+w'), isReserved('Escape'), isReserved('x')]).toEqual([true, true, false])
  })

  test('of a macro is none of an action on a ticket, nor of another macro', () => {
    const one = 'macro.00000000-0000-7000-8000-000000000001' as const
    const other = 'macro.00000000-0000-7000-8000-000000000002' as const
    const withMacro = (id: AnyAction) => (id === other ? ['shift+x'] : entryOf(id).keys)
    expect(clash(one, 'r', withMacro)).toBe('ticket.reply')
    expect(clash(one, 'shift+x', withMacro, [one, other])).toBe(other)
    expect(clash(one, 'c', withMacro, [one, other])).toBeNull()
    expect(clash('ticket.reply', 'shift+x', withMacro, [one, other])).toBe(other)
  })

  test('of a macro is heard where the macro can be run', () => {
    const id = 'macro.00000000-0000-7000-8000-000000000001' as const
    const registry = createRegistry({ singleKeys: () => true, overrides: () => ({ [id]: ['x'] }) })
    const run = vi.fn()
    const pressed = () => registry.press(new KeyboardEvent('keydown', { key: 'x', cancelable: true }))
    expect(pressed()).toBe(false)
    const release = registry.bind({ [id]: run })
    expect([pressed(), run.mock.calls.length]).toEqual([true, 1])
    release()
    expect(pressed()).toBe(false)
  })

  test('no action clashes with another as it comes', () => {
    for (const id of actionIds)
      for (const key of keysOf(id).filter((each) => !each.includes(' ')))
        expect(clash(id, key, keysOf)).toBeNull()
  })
})
