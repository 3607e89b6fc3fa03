import { describe, expect, test } from 'vitest'
import { newMessageSchema, newTicketSchema, ticketChangesSchema } from '#domain/tickets/ticket.ts'

const faults = (
  schema: typeof newTicketSchema | typeof ticketChangesSchema | typeof newMessageSchema,
  value: unknown,
) => schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('a new ticket', () => {
  test('needs a subject only; the rest has a default', () => {
    expect(newTicketSchema.parse({ subject: '  No network ' })).toEqual({
      ...{ subject: 'No network', kind: 'incident', tags: [], fields: {} },
    })
  })

  test('is refused without one, or with one of spaces', () => {
    expect(faults(newTicketSchema, { subject: '   ' })).toEqual(['subject: A ticket needs a subject.'])
    expect(faults(newTicketSchema, {})?.[0]).toMatch(/^subject: /)
  })

  test('is bounded in every text', () => {
    const long = 'x'.repeat(1_000_001)
    const files = Array.from({ length: 51 }, () => crypto.randomUUID())
    const tags = Array.from({ length: 51 }, (_, index) => `tag ${index}`)
    for (const [field, value] of Object.entries({
      subject: long,
      text: long,
      html: long,
      queue: long,
      files,
      tags,
      kind: 'x',
      priority: 'x',
    }))
      expect(faults(newTicketSchema, { subject: 'Fits', [field]: value })?.[0]).toMatch(
        new RegExp(`^${field}`),
      )
  })

  test('has fields of a size that lists can carry', () => {
    const nested = (levels: number): unknown => (levels ? { inner: nested(levels - 1) } : 1)
    const fits = (fields: object) => newTicketSchema.safeParse({ subject: 'Fits', fields }).success
    expect(fits({ floor: 3, tall: null, list: ['a', { b: true }], deep: nested(18) })).toBe(true)
    expect(fits({ text: 'x'.repeat(99_000) })).toBe(true)
    expect(fits({ text: 'x'.repeat(100_001) })).toBe(false)
    expect(fits({ list: Array(100_001).fill(1) })).toBe(false)
    expect(fits({ many: Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [index, 1])) })).toBe(
      false,
    )
    expect(fits({ deep: nested(30) })).toBe(false)
    expect(faults(newTicketSchema, { subject: 'Fits', fields: { deep: nested(30) } })).toEqual([
      'fields: Fields may hold 100,000 characters, nested 20 levels deep.',
    ])
  })

  test('names the requester by a mail address', () => {
    expect(faults(newTicketSchema, { subject: 'Fits', requester: { email: 'nobody' } })?.[0]).toMatch(
      /^requester\.email: /,
    )
  })
})

describe('a change', () => {
  test('names at least one field', () => {
    expect(faults(ticketChangesSchema, {})).toEqual([': Name at least one field to change.'])
    expect(faults(ticketChangesSchema, { reason: 'Because' })).toEqual([
      ': Name at least one field to change.',
    ])
  })

  test('knows no other fields', () => {
    expect(faults(ticketChangesSchema, { colour: 'red', priority: 'high' })?.[0]).toMatch(/colour/)
  })

  test('may take the assignee away', () => {
    expect(ticketChangesSchema.parse({ assignee: null })).toEqual({ assignee: null })
  })
})

describe('a message', () => {
  test('says something, as text or as HTML', () => {
    expect(faults(newMessageSchema, { kind: 'reply', text: ' ' })).toEqual(['text: Write something first.'])
    expect(faults(newMessageSchema, { kind: 'note' })).toEqual(['text: Write something first.'])
    expect(newMessageSchema.parse({ kind: 'note', html: '<p>Hi</p>' })).toEqual({
      kind: 'note',
      html: '<p>Hi</p>',
    })
  })

  test('is a reply or a note', () => {
    expect(faults(newMessageSchema, { kind: 'shout', text: 'Hi' })?.[0]).toMatch(/^kind: /)
  })
})
