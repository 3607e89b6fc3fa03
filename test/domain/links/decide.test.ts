import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLink, type LinkFacts } from '#domain/links/decide.ts'
import {
  givenRelations,
  kept,
  type LinkPayload,
  linkRelations,
  mirrored,
  mostLinks,
} from '#domain/links/link.ts'

const free: LinkFacts = { exists: true, present: false, beyond: [], parent: null, count: 0 }
const [one, other, third] = ['TKT-20260101-0001', 'TKT-20260101-0002', 'TKT-20260101-0003'] as const
const asked = (type: 'link' | 'unlink', payload: LinkPayload) => ({
  ...{ id: 'c', ticket: one, actor: { kind: 'person', id: 'grace' } as const },
  ...{ type, payload },
})
const link = (payload: LinkPayload, facts: Partial<LinkFacts> = {}) =>
  decideLink(one, asked('link', payload), { ...free, ...facts })

describe('a link', () => {
  test('is made, and making it again changes nothing', () => {
    const payload = { relation: 'blocks', ticket: other } as const
    expect(link(payload)).toEqual([{ type: 'linked', data: payload }])
    expect(link(payload, { present: true })).toEqual([])
  })

  test('ends, unless there is none', () => {
    const payload = { relation: 'blocks', ticket: other } as const
    const end = (facts: Partial<LinkFacts>) =>
      decideLink(one, asked('unlink', payload), { ...free, ...facts })
    expect(end({ present: true })).toEqual([{ type: 'unlinked', data: payload }])
    expect(end({})).toMatchObject({ code: 'not_found' })
  })

  test('is refused with the ticket itself, with none, to a second parent, and beyond the most', () => {
    expect(link({ relation: 'related_to', ticket: one })).toMatchObject({
      code: 'link_to_itself',
      field: 'ticket',
    })
    expect(link({ relation: 'related_to', ticket: other }, { exists: false })).toMatchObject({
      code: 'not_found',
    })
    expect(link({ relation: 'child_of', ticket: other }, { parent: third })).toMatchObject({
      code: 'has_parent',
    })
    expect(link({ relation: 'parent_of', ticket: other }, { parent: third })).toMatchObject({
      code: 'has_parent',
    })
    expect(link({ relation: 'related_to', ticket: other }, { count: mostLinks })).toMatchObject({
      code: 'too_many_links',
    })
  })

  test('reads the same from the other side and back', () => {
    for (const relation of linkRelations) {
      expect(mirrored(mirrored(relation))).toBe(relation)
      expect(kept(relation).relation).toBe(kept(mirrored(relation)).relation)
    }
  })
})

describe('whatever is linked in whatever order', () => {
  const numbers = Array.from({ length: 6 }, (_, index) => `TKT-20260101-000${index}`)
  const number = fc.constantFrom(...numbers)
  const wanted = fc.record({ at: number, relation: fc.constantFrom(...givenRelations), ticket: number })

  test('no ticket is its own ancestor, blocks itself, or is the cause or a duplicate of itself', () => {
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 60 }), (all) => {
        const links = new Map<string, [string, string][]>()
        for (const { at, relation, ticket } of all) {
          const { relation: keptAs, turned } = kept(relation)
          const [from, to] = turned ? [ticket, at] : [at, ticket]
          const known = links.get(keptAs) ?? []
          const facts: LinkFacts = {
            ...{ exists: true, count: 0, beyond: reached(to, known) },
            present: known.some(([a, b]) => a === from && b === to),
            parent: (links.get('child_of') ?? []).find(([child]) => child === from)?.[1] ?? null,
          }
          const steps = decideLink(at, asked('link', { relation, ticket }), facts)
          if (Array.isArray(steps) && steps.length) links.set(keptAs, [...known, [from, to]])
        }
        for (const [relation, known] of links) {
          if (relation === 'related_to') continue
          for (const [from, to] of known) expect(reached(to, known)).not.toContain(from)
        }
        const children = (links.get('child_of') ?? []).map(([child]) => child)
        expect(new Set(children).size).toBe(children.length)
      }),
    )
  })

  function reached(start: string, known: readonly (readonly [string, string])[]): string[] {
    const found = new Set([start])
    for (const each of found) for (const [from, to] of known) if (from === each) found.add(to)
    return [...found]
  }
})
