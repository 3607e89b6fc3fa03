import { createMailboxSource } from '#db/mailboxes.ts'
import { follow } from '../followers/follow.ts'
import type { Progress } from '../followers/loop.ts'
import { ownNews } from '../followers/own-news.ts'
import type { MailDeps } from './deps.ts'
import { intakeWork } from './intakes.ts'
import { Connections } from './outbox/connections.ts'
import { deliveryWork } from './outbox/deliveries.ts'
import { Gate } from './outbox/gate.ts'
import { createMailReader } from './reader.ts'

export type { MailDeps } from './deps.ts'

// Short, since what a killed worker held waits for it; it is renewed as long as somebody holds it.
const leaseMs = 30_000
// A mail mostly waits for its ticket's process; mail servers take few connections from one sender.
const atOnce = { intakes: 16, deliveries: 8 }

/** The followers of mail: what arrived becomes tickets, what is due is sent. */
export function createMailActivities(deps: MailDeps) {
  const { news, log, stopping } = deps
  const gate = new Gate()
  const mailboxes = createMailboxSource(deps.db)
  const own = ownNews(deps.announcer)
  const around = { news, stopping }
  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, what)

  return {
    /** Works off received mails for some minutes. */
    followIntakes: async (): Promise<Progress> => {
      const reader = createMailReader(deps.blobs.source)
      try {
        return await follow(() => intakeWork({ ...deps, announcer: own.announcer, reader, mailboxes }), {
          ...around,
          concurrency: atOnce.intakes,
          wakesOn: (item) => item.type === 'intake' && !own.has(item.id),
          onError: onError('the follower of intakes stumbled'),
        })
      } finally {
        await reader.close()
      }
    },

    /** Sends due deliveries for some minutes. Without a mail server it only waits. */
    followOutbox: async (): Promise<Progress> => {
      const connections = new Connections(deps.smtpUrl ?? '', deps.hostname)
      const sends = deps.smtpUrl !== undefined
      try {
        return await follow(
          (signal) =>
            deliveryWork({ ...deps, announcer: own.announcer, gate, leaseMs, signal, connections, sends }),
          {
            ...around,
            concurrency: atOnce.deliveries,
            // A mail may have waited for the last of its files.
            wakesOn: (item) => item.type === 'file' || (item.type === 'delivery' && !own.has(item.id)),
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
