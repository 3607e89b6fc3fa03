import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { evaluate, type SlaEvent } from '#domain/sla/evaluate.ts'
import { explain } from '#domain/sla/explain.ts'
import { DAY, HOUR, MINUTE } from '#domain/sla/instant.ts'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { cases } from './arbitraries.ts'
import { at } from './oracle.ts'

const monday = (clock: string) => at(`2024-06-03T${clock}`, 'UTC')

describe('a due time explains itself', () => {
  test('by what counted, what did not, and what is left', () => {
    const history: SlaEvent[] = [
      { at: monday('09:00'), type: 'created', priority: 'high', category: 'new' },
      { at: monday('10:00'), type: 'category_changed', category: 'pending' },
      { at: monday('12:00'), type: 'category_changed', category: 'open' },
      { at: monday('13:00'), type: 'category_changed', category: 'resolved' },
      { at: monday('15:00'), type: 'category_changed', category: 'open' },
    ]
    const evaluation = evaluate(history, defaultSlaPolicy, defaultCalendar, monday('16:00'))
    const explained = explain(evaluation, defaultCalendar).find((one) => one.target === 'resolution')
    expect(explained).toEqual({
      target: 'resolution',
      state: 'running',
      elapsedMs: 3 * HOUR,
      targetMs: 8 * HOUR,
      remainingMs: 5 * HOUR,
      dueAt: monday('12:00') + DAY,
      lines: [
        {
          kind: 'running',
          from: monday('09:00'),
          to: monday('10:00'),
          businessMs: HOUR,
          countedMs: HOUR,
          windows: 1,
        },
        {
          kind: 'paused',
          from: monday('10:00'),
          to: monday('12:00'),
          businessMs: 2 * HOUR,
          countedMs: 0,
          windows: 1,
        },
        {
          kind: 'running',
          from: monday('12:00'),
          to: monday('13:00'),
          businessMs: HOUR,
          countedMs: HOUR,
          windows: 1,
        },
        {
          kind: 'stopped',
          from: monday('13:00'),
          to: monday('15:00'),
          businessMs: 2 * HOUR,
          countedMs: 0,
          windows: 1,
        },
        {
          kind: 'running',
          from: monday('15:00'),
          to: monday('16:00'),
          businessMs: HOUR,
          countedMs: HOUR,
          windows: 1,
        },
        {
          kind: 'ahead',
          from: monday('16:00'),
          to: monday('12:00') + DAY,
          businessMs: 5 * HOUR,
          countedMs: 5 * HOUR,
          windows: 2,
        },
      ],
    })
  })

  test('for a target that was broken by what counted up to now', () => {
    const history: SlaEvent[] = [
      { at: monday('09:00'), type: 'created', priority: 'urgent', category: 'new' },
    ]
    const evaluation = evaluate(history, defaultSlaPolicy, defaultCalendar, monday('09:45'))
    expect(explain(evaluation, defaultCalendar)[0]).toMatchObject({
      state: 'breached',
      remainingMs: -15 * MINUTE,
      lines: [{ kind: 'running', countedMs: 45 * MINUTE }],
    })
  })

  test('by figures that add up, whatever happened to the ticket', () => {
    fc.assert(
      fc.property(cases, ({ history, policy, calendar, now }) => {
        for (const explained of explain(evaluate(history, policy, calendar, now), calendar)) {
          const counted = explained.lines.reduce((sum, line) => sum + line.countedMs, 0)
          expect(counted).toBe(explained.state === 'running' ? explained.targetMs : explained.elapsedMs)
          explained.lines.forEach((line, i) => {
            expect(line.from).toBe(explained.lines[i - 1]?.to ?? line.from)
          })
          if (explained.state === 'running') expect(explained.lines.at(-1)?.to).toBe(explained.dueAt)
        }
      }),
      { numRuns: 200 },
    )
  })
})
