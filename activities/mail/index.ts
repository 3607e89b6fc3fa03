import { follow } from '../followers/follow.ts'
import type { Progress } from '../followers/loop.ts'
import type { MailDeps } from './deps.ts'
import { intakeWork } from './intakes.ts'
import { Connections } from './outbox/connections.ts'
import { deliveryWork } from './outbox/deliveries.ts'
import { Gate } from './outbox/gate.ts'
import { createMailReader } from './reader.ts'

export type { MailDeps } from './deps.ts'

// Short, since what a killed worker held waits for it; it is renewed as long as somebody holds it.
const leaseMs = 30_000

/** The followers of mail: what arrived becomes tickets, what is due is sent. */
export function createMailActivities(deps: MailDeps) {
  const { databaseUrl, log, stopping, concurrency = 8 } = deps
  const gate = new Gate()
  const around = { databaseUrl, concurrency, stopping }
  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, what)

  return {
    /** Works off received mails for some minutes. */
    async followIntakes(): Promise<Progress> {
      const reader = createMailReader(deps.blobs.source)
      try {
        return await follow(() => intakeWork({ ...deps, reader }), {
          ...around,
          wakesOn: (news) => news.type === 'intake',
          onError: onError('the follower of intakes stumbled'),
        })
      } finally {
        await reader.close()
      }
    },

    /** Sends due deliveries for some minutes. Without a mail server it only waits. */
    async followOutbox(): Promise<Progress> {
      const connections = new Connections(deps.smtpUrl ?? '', deps.hostname)
      const sends = deps.smtpUrl !== undefined
      try {
        return await follow(
          (signal) => deliveryWork({ ...deps, gate, leaseMs, signal, connections, sends }),
          {
            ...around,
            wakesOn: (news) => news.type === 'delivery',
            onError: onError('the follower of the outbox stumbled'),
          },
        )
      } finally {
        connections.close()
      }
    },
  }
}
export type MailActivities = ReturnType<typeof createMailActivities>
