import { describe, expect, test } from 'vitest'
import { actionIds, entryOf } from '@/shared/actions/catalogue.ts'
import { clash, isReserved } from '@/shared/actions/remap.ts'

const keysOf = (id: (typeof actionIds)[number]) => entryOf(id).keys

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

  test('no action clashes with another as it comes', () => {
    for (const id of actionIds)
      for (const key of keysOf(id).filter((each) => !each.includes(' ')))
        expect(clash(id, key, keysOf)).toBeNull()
  })
})
