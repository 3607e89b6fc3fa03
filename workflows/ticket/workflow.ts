import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow'
import { lookSignal, submitUpdate, type TicketInput, ticketInput } from './messages.ts'
import { TicketProcess } from './process.ts'

/**
 * The lifecycle of one ticket: takes its commands in order, closes it for good when its time has come, has it
 * escalated when nobody took it in time, and ends its snooze and rings its reminders.
 */
export async function ticket({ number, drainsPerRun = 500 }: TicketInput): Promise<void> {
  const process = new TicketProcess(number)
  setHandler(submitUpdate, ({ commandId }) => process.submit(commandId))
  setHandler(lookSignal, () => process.drain())
  await process.drain()

  // A run takes at most 2,000 updates, and what a replay reads is to be short.
  const isLong = () => process.drains >= drainsPerRun || workflowInfo().continueAsNewSuggested
  while (!process.ended && !isLong()) {
    // Runs from before there were escalations and reminders got no instant for one, so they sleep as they did.
    const wakesAt = process.wakesAt
    const news = () => process.ended || process.wakesAt !== wakesAt || isLong()
    if (wakesAt === null) await condition(news)
    else if (!(await condition(news, Math.max(wakesAt - Date.now(), 1)))) await process.drain()
  }
  await condition(allHandlersFinished)
  if (!process.ended) await continueAsNew<typeof ticket>(ticketInput(number))
}
