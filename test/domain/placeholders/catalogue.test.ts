import { describe, expect, test } from 'vitest'
import {
  asContext,
  firstName,
  isPlaceholder,
  nearestPlaceholder,
  placeholders,
  unknownValues,
} from '#domain/placeholders/catalogue.ts'

describe('placeholders', () => {
  test('are known by their names, and lists by what is in them', () => {
    for (const name of placeholders) expect(isPlaceholder(name)).toBe(true)
    expect(isPlaceholder('ticket.tags.first')).toBe(true)
    for (const name of ['ticket', 'ticket.number.x', 'password', 'ticket.tags.join'])
      expect(isPlaceholder(name)).toBe(false)
  })

  test.each([
    ['ticket.nubmer', 'ticket.number'],
    ['Requester.Name', 'requester.name'],
    ['agent.signatur', 'agent.signature'],
    ['the.weather.tomorrow', undefined],
  ])('%s is taken for %s', (written, meant) => {
    expect(nearestPlaceholder(written)).toBe(meant)
  })

  test('are walked by the template language as things with fields', () => {
    const context = asContext({ ...unknownValues, 'ticket.number': 'T-1', today: '2026-01-01' })
    expect(context).toMatchObject({
      ticket: { number: 'T-1', subject: '', tags: [] },
      organization: { name: '' },
      today: '2026-01-01',
    })
  })

  test('know what somebody is called', () => {
    expect([firstName(' Ada  Lovelace'), firstName('')]).toEqual(['Ada', ''])
  })
})
