import { openDatabase, openPool } from '#db/database.ts'
import type { Product } from './product.ts'
import type { Receiver } from './receiver.ts'
import { type Database, notOnce } from './violations.ts'

/** Every mail that follows from something exists once, and arrived once; or is honestly in doubt. */
export async function deliveryViolations(db: Database, { arrived }: Receiver): Promise<string[]> {
  const deliveries = await db
    .selectFrom('delivery')
    .select(['id', 'kind', 'ticket_id', 'message_id', 'mail_message_id', 'state', 'reason', 'answer'])
    .execute()
  const tickets = await db.selectFrom('ticket').select('id').execute()
  const replies = await db
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'reply')
    .where('from', '=', 'agent')
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('command')
        .select('message_id')
        .where('type', '=', 'create')
        .where('message_id', 'is not', null)
        .$castTo<{ message_id: string }>(),
    )
    .execute()
  const of = (kind: string) => deliveries.filter((delivery) => delivery.kind === kind)
  const known = new Set(deliveries.map((delivery) => delivery.mail_message_id))
  return [
    ...notOnce(
      'the receipt of ticket',
      tickets.map(({ id }) => id),
      of('receipt').map((row) => row.ticket_id),
    ),
    ...notOnce(
      'the mail of reply',
      replies.map(({ id }) => id),
      of('reply').map((row) => row.message_id),
    ),
    ...(of('reply').length === replies.length
      ? []
      : [`${of('reply').length} mails of ${replies.length} replies`]),
    ...[...arrived.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `mail ${id} arrived, and nobody had it sent`),
    ...deliveries.flatMap((delivery) => {
      const times = arrived.get(delivery.mail_message_id)?.times ?? 0
      const wrong = judge(delivery, times)
      return wrong ? [`delivery ${delivery.id} (${delivery.kind}) ${wrong}; it arrived ${times} times`] : []
    }),
  ]
}

/** The mails of which nobody can tell whether they were taken, by Message-ID. */
export async function inDoubt(product: Product): Promise<string[]> {
  const db = openDatabase(openPool((await product.addresses()).databaseUrl, 1, () => undefined))
  const rows = await db
    .selectFrom('delivery')
    .select('mail_message_id')
    .where('reason', '=', 'in_doubt')
    .execute()
  await db.destroy()
  return rows.map((row) => row.mail_message_id)
}

function judge(
  { state, reason, answer }: { state: string; reason: string | null; answer: string | null },
  times: number,
) {
  if (state === 'sent') return times === 1 ? null : 'is sent'
  if (state === 'parked' && reason === 'in_doubt') return times <= 1 ? null : 'is in doubt'
  return `is ${state} (${reason}: ${answer})`
}
