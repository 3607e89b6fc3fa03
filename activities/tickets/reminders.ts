import type { Insertable } from 'kysely'
import type { MailboxRef } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { noticeRow } from '#db/notices.ts'
import { reminderMail } from '#domain/reminders/mail.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { CommitTransaction } from './load.ts'

type Reminded = Extract<TicketEvent, { type: 'reminded' }>

/** The mails to whom the reminders were for that have just rung: to who set it for themselves, or to who has the ticket. */
export async function reminderMails(
  trx: CommitTransaction,
  state: TicketState,
  fresh: readonly TicketEvent[],
  { mailbox, outbound, now }: { mailbox: MailboxRef; outbound: boolean; now: number },
): Promise<Insertable<Tables['delivery']>[]> {
  const rung = fresh.filter((event): event is Reminded => event.type === 'reminded')
  const ids = rung.flatMap(({ data }) => data.person ?? state.assigneeId ?? [])
  if (!ids.length) return []
  const people = await trx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', 'in', ids)
    .where('active', '=', true)
    .execute()
  return rung.flatMap(({ data }) => {
    const to = people.find(({ id }) => id === (data.person ?? state.assigneeId))
    return to ? [noticeRow(mailbox, { to, ...reminderMail(state, data.text) }, { outbound, now })] : []
  })
}
