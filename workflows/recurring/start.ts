import { isDeepStrictEqual } from 'node:util'
import {
  type CalendarSpec,
  type ScheduleClient,
  type ScheduleDescription,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client'
import { ticketsQueue } from '../queues.ts'
import { createSchedule, isSameRun, orGone } from '../schedules.ts'
import { recurringScheduleId, recurringWorkflow } from './messages.ts'

/** The next instants at which a definition is due, in epoch milliseconds, and whether it is paused. */
export type Due = { at: readonly number[]; paused: boolean }

// Whatever was missed, one process finds all of it: the definition says which of it is still made.
const catchupWindow = 365 * 24 * 3_600_000

/** The Schedules of recurring tickets, one for each definition. */
export function recurringSchedules(client: ScheduleClient) {
  return {
    /** Makes sure that its Schedule is as wanted; asking again changes nothing. */
    async apply(id: string, due: Due): Promise<void> {
      const wanted = scheduleOf(id, due)
      const { action, spec, policies, state } = wanted
      const handle = client.getHandle(wanted.scheduleId)
      const known = await orGone(handle.describe())
      if (known && isAsWanted(known, wanted)) return
      const updated = known && (await orGone(handle.update(() => ({ action, spec, policies, state }))))
      if (!known || updated === null) await createSchedule(client, wanted)
    },
    /** Makes sure that there is none. */
    async remove(id: string): Promise<void> {
      await orGone(client.getHandle(recurringScheduleId(id)).delete())
    },
  }
}
export type RecurringSchedules = ReturnType<typeof recurringSchedules>

function scheduleOf(id: string, { at, paused }: Due) {
  return {
    scheduleId: recurringScheduleId(id),
    // Calendars, days off and clock changes are the definition's matter: Temporal is told instants.
    spec: { calendars: at.map(inUtc) },
    action: {
      type: 'startWorkflow',
      workflowType: recurringWorkflow,
      workflowId: recurringScheduleId(id),
      taskQueue: ticketsQueue,
      args: [{ id }],
      staticSummary: 'Makes a recurring ticket',
    },
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow },
    state: { paused },
  } satisfies ScheduleOptions
}

const months = [
  ...(['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY'] as const),
  ...(['AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const),
]

function inUtc(at: number): CalendarSpec {
  const date = new Date(at)
  return {
    year: date.getUTCFullYear(),
    month: months[date.getUTCMonth()] ?? 'JANUARY',
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

const parts = ['year', 'month', 'dayOfMonth', 'hour', 'minute', 'second'] as const

function isAsWanted(known: ScheduleDescription, wanted: ReturnType<typeof scheduleOf>): boolean {
  const { calendars = [], intervals } = known.spec
  const told = calendars.map((each) => parts.map((part) => each[part]?.[0]?.start))
  const due = wanted.spec.calendars.map((each) => parts.map((part) => each[part]))
  const isOnTime = isDeepStrictEqual(told, due) && !intervals?.length
  return isOnTime && known.state.paused === wanted.state.paused && isSameRun(known, wanted)
}
