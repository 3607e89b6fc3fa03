import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, inject } from 'vitest'
import { createRecurringActivities } from '#activities/recurring/index.ts'
import { createNewsSource } from '#db/news.ts'
import type { ShownOccurrence } from '#domain/recurring/recurring.ts'
import { ensureFollowers } from '#workflows/follower/start.ts'
import { outboundQueue } from '#workflows/queues.ts'
import { recurringScheduleId } from '#workflows/recurring/messages.ts'
import { type RecurringSchedules, recurringSchedules } from '#workflows/recurring/start.ts'
import type { Caller, TestApp } from './app.ts'
import { until } from './until.ts'

/** Has recurring tickets made and their Schedules kept, as `bin/worker.ts` does, beside the tickets' own worker. */
export async function workOnRecurring({ services, namespace, client, databaseUrl }: TestApp) {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  const real = recurringSchedules(client.schedule)
  /** Whether Temporal's Schedules can be reached. */
  const schedules: RecurringSchedules & { away: boolean } = {
    away: false,
    async apply(...told) {
      if (this.away) throw new Error('Temporal is away.')
      await real.apply(...told)
    },
    async remove(...told) {
      if (this.away) throw new Error('Temporal is away.')
      await real.remove(...told)
    },
  }
  let stop: () => Promise<void> = async () => undefined

  async function start(): Promise<void> {
    const stopping = new AbortController()
    const worker = await Worker.create({
      ...{ connection, namespace },
      taskQueue: outboundQueue,
      activities: createRecurringActivities({
        ...{ ...services, schedules, stopping: stopping.signal },
        news: createNewsSource(databaseUrl, () => undefined),
        log: { warn: () => undefined },
      }),
      shutdownGraceTime: '1s',
    })
    const run = worker.run()
    stop = async () => {
      stop = async () => undefined
      stopping.abort()
      worker.shutdown()
      await run
    }
    await ensureFollowers(client.workflow, ['recurring'])
  }
  await start()
  afterAll(async () => {
    await stop()
    await connection.close()
  })
  const handle = (id: string) => client.schedule.getHandle(recurringScheduleId(id))
  const instants = async (id: string) => {
    const described = await handle(id)
      .describe()
      .catch(() => null)
    return described && { ...described, at: (described.spec.calendars ?? []).map(asInstant) }
  }
  return {
    start,
    stop: () => stop(),
    schedules,
    handle,
    /** The Schedule once it says that. */
    told: (id: string, says: (found: NonNullable<Awaited<ReturnType<typeof instants>>>) => boolean) =>
      until('the Schedule says so', async () => {
        const found = await instants(id)
        return found && says(found) ? found : null
      }),
    gone: (id: string) => until('the Schedule is gone', async () => (await instants(id)) === null),
  }
}

type Range = { start: number | string }
const monthNames =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ')

/** A calendar of a Schedule that names one instant. */
function asInstant(spec: object): string {
  const first = (name: string) => (spec as Record<string, Range[]>)[name]?.[0]?.start ?? 0
  const number = (name: string) => Number(first(name))
  const month = monthNames.indexOf(String(first('month')))
  const day = Date.UTC(
    number('year'),
    month,
    number('dayOfMonth'),
    number('hour'),
    number('minute'),
    number('second'),
  )
  return new Date(day).toISOString()
}

/** What became of a definition's occurrences, newest first, once there are `count` and none waits. */
export function occurrences(caller: Caller, id: string, count: number): Promise<ShownOccurrence[]> {
  return until(`${count} occurrences are settled`, async () => {
    const { body } = await caller.get(`/recurring/${id}/occurrences`)
    const all = body.occurrences as ShownOccurrence[]
    return all.length === count && all.every(({ state }) => state !== 'due') ? all : null
  })
}
