import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPresence, presentForMs, type Sighting } from '#domain/presence/presence.ts'
import { saidSchema } from '#domain/presence/said.ts'

const [one, two] = ['TKT-20260302-0001', 'TKT-20260302-0002']
const ada = { id: 'a', name: 'Ada' }
const bob = { id: 'b', name: 'Bob' }
const at = (
  connection: string,
  person: Sighting['person'],
  ticket: string | null,
  typing: Sighting['typing'] = null,
) => ({
  ...{ connection, person, ticket, typing },
})

describe('who is there', () => {
  test('is who said so, each once, and writes where one of their windows does', () => {
    const presence = createPresence()
    expect(presence.take(at('1', bob, one), 0)).toEqual([one])
    expect(presence.take(at('2', ada, one), 0)).toEqual([one])
    expect(presence.take(at('3', ada, one, 'reply'), 0)).toEqual([one])
    expect(presence.at(one)).toEqual([
      { ...ada, typing: 'reply' },
      { ...bob, typing: null },
    ])
  })

  test('changes for both tickets when they go from one to the other, and not by saying the same again', () => {
    const presence = createPresence()
    presence.take(at('1', ada, one), 0)
    expect(presence.take(at('1', ada, one), 1_000)).toEqual([])
    expect(presence.take(at('1', ada, two), 2_000)).toEqual([one, two])
    expect(presence.take(at('1', ada, null), 3_000)).toEqual([two])
    expect(presence.take(at('1', ada, null), 3_000)).toEqual([])
    expect(presence.tickets()).toEqual([])
  })

  test('is forgotten when they say nothing any more', () => {
    const presence = createPresence()
    presence.take(at('1', ada, one), 0)
    presence.take(at('2', bob, one), 10_000)
    expect(presence.forget(presentForMs - 1)).toEqual([])
    expect(presence.forget(presentForMs)).toEqual([one])
    expect(presence.at(one)).toEqual([{ ...bob, typing: null }])
  })

  test('tells of every ticket whose people are others than before, and of no other', () => {
    const word = fc.record({
      connection: fc.constantFrom('1', '2', '3'),
      ticket: fc.option(fc.constantFrom(one, two)),
      typing: fc.option(fc.constantFrom('reply' as const, 'note' as const)),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const presence = createPresence()
        words.forEach(({ connection, ticket, typing }, now) => {
          const before = new Map([one, two].map((each) => [each, JSON.stringify(presence.at(each))]))
          const person = { id: connection, name: connection }
          const changed = presence.take({ connection, person, ticket, typing }, now)
          for (const each of [one, two])
            if (JSON.stringify(presence.at(each)) !== before.get(each)) expect(changed).toContain(each)
            else if (ticket !== null) expect(changed).not.toContain(each)
        })
      }),
    )
  })
})

test('a browser says which ticket, and nothing else', () => {
  const word = { type: 'presence', ticket: one, typing: 'note' }
  expect(saidSchema.safeParse(word).success).toBe(true)
  for (const wrong of [
    { ...word, ticket: 'x' },
    { ...word, typing: 'novel' },
    { ...word, name: 'Boss' },
    null,
  ])
    expect(saidSchema.safeParse(wrong).success).toBe(false)
})
