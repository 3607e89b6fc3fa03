import { Worker, type WorkerOptions } from '@temporalio/worker'
import { afterAll, inject } from 'vitest'
import type { TicketDeps } from '#activities/deps.ts'
import { createSlaActivities } from '#activities/sla/index.ts'
import { createTicketActivities } from '#activities/tickets/index.ts'
import { createGateway } from '#api/gateway.ts'
import { SEARCH_ATTRIBUTES } from '#embedded/temporal-namespace.ts'
import { ticketsQueue } from '#workflows/queues.ts'
import { slaWorkflowId } from '#workflows/sla/messages.ts'
import { ticketWorkflowId } from '#workflows/ticket/messages.ts'
import { openCommits } from './commits.ts'
import { timeSkippingEnvironment } from './temporal-test-server.ts'
import { until } from './until.ts'
import { quietRuntime } from './worker.ts'

/** Temporal's INDEXED_VALUE_TYPE_KEYWORD. */
const KEYWORD = 2

type Activities = Record<string, (input: never) => Promise<unknown>>

/** Temporal with a clock that can be moved, for one file. */
export async function openTemporal() {
  quietRuntime()
  const env = await timeSkippingEnvironment()
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, KEYWORD])),
  })
  const stops: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const stop of stops) await stop()
    await env.teardown()
  })

  async function work(
    taskQueue: string,
    activities: Activities,
    options: Partial<WorkerOptions> = {},
  ): Promise<void> {
    const worker = await Worker.create({
      connection: env.nativeConnection,
      ...{ taskQueue, activities },
      workflowBundle: { codePath: inject('workflowBundle') },
      ...options,
    })
    const run = worker.run()
    stops.push(async () => {
      worker.shutdown()
      await run
    })
  }
  return { env, client: env.client, work }
}

/**
 * Tickets and their clocks as they run in production, on a real database, in a Temporal whose clock can be moved: the
 * commits go by that clock too.
 */
export async function openTimeTravel(options: Partial<WorkerOptions> = {}) {
  const { env, client, work } = await openTemporal()
  let now = await env.currentTimeMs()
  const desk = await openCommits({ now: () => now })
  const gateway = createGateway(client, {
    deadlineMs: 30_000,
    uiUrl: null,
    log: { warn: (fields, text) => console.warn(text, fields) },
  })
  const processes: TicketDeps['processes'] = {
    ...gateway,
    // The gateway reckons the delay from the clock on the wall.
    startClock: (ticket, wakesAt) => gateway.startClock(ticket, wakesAt - (now - Date.now())),
  }
  const deps = { ...desk.deps, processes }

  /** Each activity begins with a look at the clock. */
  function clocked<T extends Activities>(activities: T): T {
    const entries = Object.entries(activities).map(([name, activity]) => [
      name,
      async (input: never) => {
        now = await env.currentTimeMs()
        return activity(input)
      },
    ])
    return Object.fromEntries(entries) as T
  }
  await work(
    ticketsQueue,
    clocked({ ...createTicketActivities(deps), ...createSlaActivities(deps) } as unknown as Activities),
    options,
  )

  const ticketProcess = (number: string) => client.workflow.getHandle(ticketWorkflowId(number))
  const slaProcess = (number: string) => client.workflow.getHandle(slaWorkflowId(number))

  return {
    ...desk,
    ...{ env, client, gateway, ticketProcess, slaProcess },
    /** Has the ticket's process commit what was stored. */
    submit: (number: string, id: string) => gateway.submit(number, id),
    /** Stores a ticket's creation and has it committed. */
    async opened(...payload: Parameters<typeof desk.storeCreation>): Promise<string> {
      now = await env.currentTimeMs()
      const { number, id } = await desk.storeCreation(...payload)
      const outcome = await gateway.submit(number, id)
      if (outcome.state !== 'committed') throw new Error(`The ticket was not made: ${outcome.code}`)
      return number
    },
    async change(number: string, changes: object) {
      return gateway.submit(number, await desk.change(number, changes))
    },
    async say(number: string, from: 'agent' | 'requester', kind: 'reply' | 'note' = 'reply') {
      return gateway.submit(number, await desk.say(number, desk.message({ from, kind })))
    },
    /** The present, in epoch milliseconds. */
    now: () => env.currentTimeMs(),
    /** Lets time pass until that instant; what was due on the way is done. */
    async travelTo(instant: number): Promise<void> {
      const ms = instant - (await env.currentTimeMs())
      if (ms > 0) await env.sleep(ms)
    },
    sleep: (time: string | number) => env.sleep(time as never),
    /** Waits until the process has ended, whatever number of runs it took. */
    async ended(handle: { describe(): Promise<{ status: { name: string } }> }): Promise<string> {
      return until('the process has ended', async () => {
        const { status } = await handle.describe()
        return status.name === 'RUNNING' ? '' : status.name
      })
    },
    /** What the process says about itself. */
    async detailsOf(handle: { query<T>(name: string): Promise<T> }): Promise<string> {
      return (
        (await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata')).currentDetails ?? ''
      )
    },
  }
}
export type TimeTravel = Awaited<ReturnType<typeof openTimeTravel>>
