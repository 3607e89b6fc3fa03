import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow'
import { lookSignal, submitUpdate, type TicketInput } from './messages.ts'
import { TicketProcess } from './process.ts'

// A run takes at most 2,000 updates; continuing early also keeps what a replay reads short.
const drainsPerRun = 500

/**
 * The lifecycle of one ticket: takes its commands in order, closes it for good when its time has come, has it
 * escalated when nobody took it in time, and ends its snooze and rings its reminders.
 */
export async function ticket({ number }: TicketInput): Promise<void> {
  const process = new TicketProcess(number)
  setHandler(submitUpdate, ({ commandId }) => process.submit(commandId))
  setHandler(lookSignal, () => process.drain())
  await process.drain()

  while (!process.ended && !isLong(process)) {
    // Runs from before there were escalations and reminders got no instant for one, so they sleep as they did.
    const wakesAt = process.wakesAt
    const news = () => process.ended || process.wakesAt !== wakesAt || isLong(process)
    if (wakesAt === null) await condition(news)
    else if (!(await condition(news, Math.max(wakesAt - Date.now(), 1)))) await process.drain()
  }
  await condition(allHandlersFinished)
  if (!process.ended) await continueAsNew<typeof ticket>({ number })
}

function isLong(process: TicketProcess): boolean {
  return process.drains >= drainsPerRun || workflowInfo().continueAsNewSuggested
}
