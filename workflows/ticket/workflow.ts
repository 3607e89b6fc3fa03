import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow'
import { lookSignal, submitUpdate, type TicketInput, ticketInput } from './messages.ts'
import { TicketProcess } from './process.ts'
import { Run } from './run.ts'

/**
 * The lifecycle of one ticket: takes its commands in order, closes it for good when its time has come, has it
 * escalated when nobody took it in time, and ends its snooze and rings its reminders.
 */
export async function ticket(input: TicketInput): Promise<void> {
  const { number, ticket: known } = input
  const process = new TicketProcess(number, known)
  setHandler(submitUpdate, ({ commandId }) => process.submit(commandId))
  setHandler(lookSignal, () => process.look())
  if (!known) await process.drain()

  const run = new Run(process, input)
  let isOver = false
  while (!process.ended && !run.isTooLong && !isOver) {
    // Runs from before there were escalations and reminders got no instant for one, so they sleep as they did.
    const { wakesAt } = process
    const { restsAt } = run
    // That it rests later than thought is seen when the time has come: a timer anew for each command would cost events.
    const hasNews = () =>
      process.ended ||
      run.isTooLong ||
      process.wakesAt !== wakesAt ||
      (restsAt === null && run.restsAt !== null)
    const next = earlier(wakesAt, restsAt)
    if (next === null) await condition(hasNews)
    else if (await condition(hasNews, Math.max(next - Date.now(), 1))) continue
    else if (next === wakesAt) await process.drain()
    else isOver = run.restsAt !== null && run.restsAt <= Date.now()
  }
  await condition(allHandlersFinished)
  if (process.ticket && !process.ended)
    await continueAsNew<typeof ticket>({ ...ticketInput(number), ticket: process.ticket })
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}
