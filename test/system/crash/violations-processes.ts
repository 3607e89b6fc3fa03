import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection, type WorkflowExecutionDescription } from '@temporalio/client'
import { sql } from 'kysely'
import pLimit from 'p-limit'
import { followers, followerWorkflowId } from '#workflows/follower/messages.ts'
import { slaWorkflowId } from '#workflows/sla/messages.ts'
import { ticketWorkflowId } from '#workflows/ticket/messages.ts'
import type { Database } from './violations.ts'

const namespace = 'perdure'
/** A task that failed that often is not on its way to succeed. */
const stuckAfter = 3
/** A clock's delay counts from when Temporal hears of it, and a client that finds it away tries again for so long. */
const latenessMs = 15_000
/** The last changes are told to the clocks by an activity, which a kill may leave to its next try. */
const heardWithinMs = 30_000

type OpenTicket = { number: string; next: Date | null; known: Date | null }

/** The followers run, every open ticket has its processes, no clock sleeps too long, and none is stuck. */
export async function processViolations(db: Database, temporalAddress: string): Promise<string[]> {
  const connection = await Connection.connect({ address: temporalAddress })
  const client = new Client({ connection, namespace })
  const atOnce = pLimit(8)
  const describe = (id: string) =>
    atOnce(() =>
      client.workflow
        .getHandle(id)
        .describe()
        .catch(() => null),
    )
  const wrongNow = async () => {
    const tickets = await openTickets(db)
    const found = await Promise.all([
      ...followers.map(async (name) =>
        processWrong(followerWorkflowId(name), await describe(followerWorkflowId(name))),
      ),
      ...tickets.map(async ({ number }) =>
        processWrong(ticketWorkflowId(number), await describe(ticketWorkflowId(number))),
      ),
      ...tickets.map(async (ticket) => clockWrong(ticket, await describe(slaWorkflowId(ticket.number)))),
    ])
    return found.filter((wrong) => wrong !== null)
  }
  const until = Date.now() + heardWithinMs
  try {
    for (;;) {
      const wrong = await wrongNow()
      if (!wrong.length || Date.now() > until) return wrong
      await sleep(500)
    }
  } finally {
    await connection.close()
  }
}

/** With the next instant at which a running clock warns or breaches, and the one its process is known to sleep until. */
async function openTickets(db: Database): Promise<OpenTicket[]> {
  const { rows } = await sql<OpenTicket>`
    select number, clock_wakes_at as known, (
      select min(least(case when warned_at is null then warn_at end, case when breached_at is null then due_at end))
      from clock where ticket_id = ticket.id and state = 'running'
    ) as next
    from ticket where category in ('new', 'open', 'pending', 'on_hold') order by number`.execute(db as never)
  return rows
}

function processWrong(id: string, process: WorkflowExecutionDescription | null): string | null {
  if (!process) return `there is no ${id}`
  if (process.status.name !== 'RUNNING') return `${id} is ${process.status.name}`
  const attempt = process.raw.pendingWorkflowTask?.attempt ?? 0
  return attempt >= stuckAfter ? `${id} is stuck: its task is tried for the ${attempt}th time` : null
}

function clockWrong(
  { number, next, known }: OpenTicket,
  process: WorkflowExecutionDescription | null,
): string | null {
  if (!next) return null
  const id = slaWorkflowId(number)
  const wrong = processWrong(id, process)
  if (wrong) return wrong
  const sleepsUntil = process && process.historyLength < 3 ? process.executionTime : known
  if (sleepsUntil && sleepsUntil.getTime() <= next.getTime() + latenessMs) return null
  return `${id} sleeps until ${sleepsUntil?.toISOString()}, and the next instant is ${next.toISOString()}`
}
