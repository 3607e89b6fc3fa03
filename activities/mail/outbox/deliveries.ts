import {
  type ClaimedDelivery,
  claimDeliveries,
  parkAbandoned,
  renewDeliveries,
  settleDelivery,
} from '#db/deliveries.ts'
import type { Work } from '../../followers/loop.ts'
import { type SendDeps, sendDelivery } from './send.ts'

const lookForAbandonedMs = 5_000

/** Deliveries to send. None is taken without a mail server, or while it can't be reached. */
export function deliveryWork(deps: SendDeps & { sends: boolean }): Work<ClaimedDelivery> {
  const { db, gate, leaseMs, announcer, sends } = deps
  let looked = 0

  async function park(): Promise<void> {
    if (Date.now() - looked < lookForAbandonedMs) return
    looked = Date.now()
    for (const { id, ticket } of await parkAbandoned(db)) announcer.announce({ type: 'delivery', id, ticket })
  }

  return {
    async claim(limit) {
      await park()
      const admitted = sends ? gate.admits(limit) : 0
      return admitted ? claimDeliveries(db, admitted, leaseMs) : []
    },
    work: (delivery) => sendDelivery(deps, delivery),
    renew: (deliveries) => renewDeliveries(db, deliveries, leaseMs),
    async release(deliveries) {
      const back = { state: 'due', answer: null, retryInMs: 0, countsAttempt: false } as const
      for (const delivery of deliveries) await settleDelivery(db, delivery, back)
    },
    // Mails of one ticket leave in their order.
    keyOf: (delivery) => delivery.ticket_id ?? delivery.id,
  }
}
