import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTicketNumber, ticketNumber } from '#domain/tickets/number.ts'
import { ticketNumberSchema } from '#domain/tickets/schemas.ts'
import { ticketNumberPattern } from '#domain/tickets/types.ts'

const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 11, 31) })

test('a number says the UTC day it was given on', () => {
  expect(ticketNumber(0, Date.parse('2026-01-31T23:59:59.999Z'))).toBe('TKT-20260131-0000')
  expect(ticketNumber(31, Date.parse('2026-02-01T00:00:00Z'))).toBe('TKT-20260201-000Z')
  expect(ticketNumber(32, Date.parse('2026-02-01T00:00:00Z'))).toBe('TKT-20260201-0010')
})

test('a number always looks like one', () => {
  fc.assert(
    fc.property(fc.nat(), instants, (sequence, at) => {
      expect(ticketNumber(sequence, at)).toMatch(ticketNumberPattern)
    }),
  )
})

test('a million tickets of a day have a million numbers', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 32 ** 4 - 1 }), instants, (sequence, apart, at) => {
      expect(ticketNumber(sequence, at)).not.toBe(ticketNumber(sequence + apart, at))
    }),
    { numRuns: 1_000 },
  )
})

test('a number is found in any text around it, in any case', () => {
  const around = fc.string().map((text) => text.replaceAll(/[\w-]/g, ' '))
  fc.assert(
    fc.property(fc.nat(), instants, around, around, (sequence, at, before, after) => {
      const number = ticketNumber(sequence, at)
      expect(findTicketNumber(`${before} ${number} ${after}`)).toBe(number)
      expect(findTicketNumber(`${before}[${number.toLowerCase()}]${after}`)).toBe(number)
    }),
  )
})

test('what only resembles a number is none', () => {
  for (const text of [
    '',
    'TKT-2026131-00A7',
    'TKT-20260131-00A',
    'TKT-20260131-00IL',
    'XTKT-20260131-00A7',
    'TKT-20260131-00A7B',
  ])
    expect(findTicketNumber(text)).toBeNull()
})

test('an address with another number is told what one looks like', () => {
  expect(ticketNumberSchema.safeParse('7').error?.issues[0]?.message).toBe(
    'A ticket number looks like TKT-20260131-00A7.',
  )
})
