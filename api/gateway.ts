import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import { TypedSearchAttributes, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import proto from '@temporalio/proto'
import type { TicketShown } from '#db/configuration.ts'
import type { Process } from '#domain/tickets/ticket.ts'
import { kindAttribute, queueAttribute, statusAttribute, ticketAttribute } from '#workflows/attributes.ts'
import { bulkWorkflow, bulkWorkflowId, lookAtBulkSignal } from '#workflows/bulk/messages.ts'
import { ticketsQueue } from '#workflows/queues.ts'
import { rescheduledSignal, slaWorkflow, slaWorkflowId } from '#workflows/sla/messages.ts'
import {
  lookSignal,
  type Outcome,
  submitUpdate,
  ticketInput,
  ticketWorkflow,
  ticketWorkflowId,
} from '#workflows/ticket/messages.ts'

export type TicketRef = { number: string; queue: string; kind: string }

// A clock's delay counts from when Temporal hears of it. The worker's client tries again for ten seconds while
// Temporal is away, each time for as long as this, and then the commit asks anew with what is left of the delay:
// a clock that is started while Temporal is away may be that late.
const clockDeadlineMs = 3_000

/** The one place where processes are started and told. Routes and activities get this, never the client. */
export function createGateway(client: Client, { deadlineMs, uiUrl, log }: GatewayOptions) {
  const attributes = ({ number, queue, kind, status }: TicketRef & { status: string }) =>
    new TypedSearchAttributes([
      { key: ticketAttribute, value: number },
      { key: queueAttribute, value: queue },
      { key: kindAttribute, value: kind },
      { key: statusAttribute, value: status },
    ])
  // A workflow that has ended may be started again: the next run loads the ticket and goes on.
  const again = { workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE }
  const once = { ...again, workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING }

  const startTicket = (number: string, shown?: TicketShown) => ({
    workflowId: ticketWorkflowId(number),
    taskQueue: ticketsQueue,
    args: [ticketInput(number)],
    staticSummary: number,
    // The workflow shows the others itself; given at the start, they cost nothing more.
    typedSearchAttributes: shown
      ? attributes({ number, ...shown })
      : new TypedSearchAttributes([{ key: ticketAttribute, value: number }]),
    ...once,
  })

  const startClock = (ticket: TicketRef) => ({
    workflowId: slaWorkflowId(ticket.number),
    taskQueue: ticketsQueue,
    args: [{ number: ticket.number }],
    staticSummary: `SLA clock of ${ticket.number}`,
    typedSearchAttributes: attributes({ ...ticket, status: 'running' }),
    ...once,
  })

  return {
    /**
     * Has the ticket's workflow commit a stored command. `pending` when Temporal gave no answer within the
     * deadline: the command is stored and will be committed later. `shown` is what a new ticket is found by.
     */
    async submit(number: string, commandId: string, shown?: TicketShown): Promise<Outcome> {
      try {
        return await client.withDeadline(Date.now() + deadlineMs, () =>
          client.workflow.executeUpdateWithStart(submitUpdate, {
            args: [{ commandId }],
            updateId: commandId,
            startWorkflowOperation: new WithStartWorkflowOperation(
              ticketWorkflow,
              startTicket(number, shown),
            ),
          }),
        )
      } catch (error) {
        log.warn({ error: String(error), number, commandId }, 'A command waits: its workflow gave no answer.')
        return { state: 'pending', seq: null, code: null }
      }
    },

    /** Starts the ticket's SLA clock, asleep until `wakesAt` (epoch milliseconds). Once, whoever asks again. */
    async startClock(ticket: TicketRef, wakesAt: number): Promise<void> {
      const delay = Math.max(wakesAt - Date.now(), 0)
      await client.withDeadline(Date.now() + clockDeadlineMs, () =>
        client.workflow.start(slaWorkflow, {
          ...startClock(ticket),
          ...(delay > 0 ? { startDelay: delay } : {}),
          staticDetails: `Sleeps until ${new Date(wakesAt).toISOString()}.`,
        }),
      )
    },

    /** Wakes the SLA clock to look again, starting it if there is none. */
    async rescheduleClock(ticket: TicketRef): Promise<void> {
      await client.withDeadline(Date.now() + clockDeadlineMs, () =>
        client.workflow.signalWithStart(slaWorkflow, { ...startClock(ticket), signal: rescheduledSignal }),
      )
    },

    /** Has the ticket's workflow load the ticket and commit what is pending, starting it if there is none. */
    async wakeTicket(number: string): Promise<void> {
      await client.workflow.signalWithStart(ticketWorkflow, { ...startTicket(number), signal: lookSignal })
    },

    /**
     * Has the process of a bulk change look at its rows, starting it if there is none. While Temporal is away nothing
     * is lost: `follower/commands` wakes those that are left behind.
     */
    async wakeBulk(id: string): Promise<void> {
      const start = {
        workflowId: bulkWorkflowId(id),
        taskQueue: ticketsQueue,
        args: [{ id }],
        staticSummary: 'Changes many tickets',
        ...again,
        signal: lookAtBulkSignal,
      }
      try {
        await client.withDeadline(Date.now() + deadlineMs, () =>
          client.workflow.signalWithStart(bulkWorkflow, start),
        )
      } catch (error) {
        log.warn({ error: String(error), id }, 'A bulk change waits: its process could not be reached.')
      }
    },

    /** The ticket's processes with their present state, for people to look at. */
    async processesOf(number: string): Promise<Process[]> {
      const kinds = [
        { kind: 'ticket', workflowId: ticketWorkflowId(number) },
        { kind: 'sla', workflowId: slaWorkflowId(number) },
      ] as const
      const found = await Promise.all(
        kinds.map(({ kind, workflowId }) => describeProcess(client, kind, workflowId, { uiUrl, deadlineMs })),
      )
      return found.filter((process) => process !== null)
    },

    /** Whether a worker has asked for tickets' tasks of late. */
    async hasWorker(): Promise<boolean> {
      const request = {
        namespace: client.options.namespace,
        taskQueue: { name: ticketsQueue },
        taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
      }
      return client.connection
        .withDeadline(Date.now() + 1_000, () => client.connection.workflowService.describeTaskQueue(request))
        .then(
          ({ pollers }) => Boolean(pollers?.length),
          () => false,
        )
    },

    /** Whether Temporal answers. */
    async isReachable(): Promise<boolean> {
      return client.connection
        .withDeadline(Date.now() + 1_000, () => client.connection.workflowService.getSystemInfo({}))
        .then(
          () => true,
          () => false,
        )
    },
  }
}

export type Gateway = ReturnType<typeof createGateway>

export type GatewayOptions = {
  /** How long a caller waits for an answer, in milliseconds. */
  deadlineMs: number
  /** Where the Temporal UI shows this namespace's workflows, or null. */
  uiUrl: string | null
  log: { warn(fields: object, message: string): void }
}

async function describeProcess(
  client: Client,
  kind: Process['kind'],
  workflowId: string,
  { uiUrl, deadlineMs }: Pick<GatewayOptions, 'uiUrl' | 'deadlineMs'>,
): Promise<Process | null> {
  const handle = client.workflow.getHandle(workflowId)
  try {
    return await client.withDeadline(Date.now() + deadlineMs, async () => {
      const { status, startTime, closeTime, runId, historyLength, staticDetails } = await handle.describe()
      // A process that sleeps until its first task has run no code yet that could tell.
      const asleep = historyLength < 3
      const running = status.name === 'RUNNING'
      const details = asleep
        ? ((await staticDetails()) ?? null)
        : running
          ? await currentDetails(handle)
          : null
      return {
        ...{ workflowId, kind, status: status.name, details },
        startedAt: startTime?.toISOString() ?? null,
        closedAt: closeTime?.toISOString() ?? null,
        url: uiUrl && `${uiUrl}/workflows/${encodeURIComponent(workflowId)}/${runId}/timeline`,
      }
    })
  } catch {
    return null
  }
}

const metadataQuery = '__temporal_workflow_metadata'

async function currentDetails(handle: { query<T>(name: string): Promise<T> }): Promise<string | null> {
  const metadata = await handle.query<{ currentDetails?: string }>(metadataQuery).catch(() => null)
  return metadata?.currentDetails || null
}
