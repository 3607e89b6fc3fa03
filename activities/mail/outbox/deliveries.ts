import {
  type ClaimedDelivery,
  claimDeliveries,
  holdDue,
  parkAbandoned,
  renewDeliveries,
  settleDelivery,
} from '#db/deliveries.ts'
import type { Work } from '../../followers/loop.ts'
import { type SendDeps, sendDelivery } from './send.ts'

const lookForAbandonedMs = 5_000

/** Deliveries to send. Without a mail server they are held; while it can't be reached none is taken. */
export function deliveryWork(deps: SendDeps & { sends: boolean }): Work<ClaimedDelivery> {
  const { db, gate, leaseMs, announcer, sends } = deps
  let looked = 0

  async function park(): Promise<void> {
    if (Date.now() - looked < lookForAbandonedMs) return
    looked = Date.now()
    tell(await parkAbandoned(db))
  }

  const tell = (changed: { id: string; ticket: string | null }[]) => {
    for (const { id, ticket } of changed) announcer.announce({ type: 'delivery', id, ticket })
  }

  return {
    async claim(limit) {
      await park()
      if (!sends) {
        tell(await holdDue(db))
        return []
      }
      const admitted = gate.admits(limit)
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
