// The load generator: a process of its own, so that its work is not counted as the system's.
import { SMTPServer } from 'smtp-server'
import { closedLoop, type LoopOptions, type Measured } from './loop.ts'
import { scenarios } from './scenarios.ts'
import type { Subject } from './subject.ts'

/** What the bench asks of this process. */
export type Order =
  | { type: 'subject'; subject: Subject }
  | { type: 'run'; scenario: string; options: Omit<LoopOptions, 'onMeasuring'> }
  | { type: 'go' }

/** What it hears: where mail may be sent, that the warm-up is over, how it went. */
export type Report =
  | { type: 'ready'; smtpPort: number }
  | { type: 'measuring' }
  | { type: 'done'; measured: Measured }
  | { type: 'failed'; reason: string }

let subject: Subject | undefined
let go: (() => void) | undefined

// The mail server that the system under measurement sends to: takes everything, keeps nothing.
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _, callback) {
    stream.on('end', () => callback(null, 'queued')).resume()
  },
})
mailServer.on('error', () => undefined)
mailServer.listen(0, '127.0.0.1', () =>
  report({ type: 'ready', smtpPort: (mailServer.server.address() as { port: number }).port }),
)

process.on('message', (order: Order) => {
  if (order.type === 'subject') subject = order.subject
  else if (order.type === 'go') go?.()
  else
    run(order.scenario, order.options).catch((error: unknown) =>
      report({ type: 'failed', reason: String(error) }),
    )
})
process.on('disconnect', () => process.exit(0))

async function run(name: string, options: Omit<LoopOptions, 'onMeasuring'>): Promise<void> {
  const scenario = scenarios[name]
  if (!scenario || !subject) throw new Error(`There is no load named "${name}", or nothing to put it on.`)
  const wanted = subject
  const made = await Promise.all(
    Array.from({ length: options.users }, (_, user) => scenario(wanted, user, options.users)),
  )
  const measured = await closedLoop(
    made.map(({ operation }) => operation),
    { ...options, onMeasuring },
  )
  await Promise.all(made.flatMap(({ close }) => (close ? [close()] : [])))
  report({ type: 'done', measured })
}

/** The bench reads its meters before the first operation counts. */
function onMeasuring(): Promise<void> {
  report({ type: 'measuring' })
  return new Promise((resolve) => {
    go = resolve
  })
}

function report(message: Report): void {
  process.send?.(message)
}
