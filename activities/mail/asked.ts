import { storeCommand } from '#db/commands.ts'
import { shownOf, type TicketShown } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { MailDeps } from './deps.ts'

/** What was asked for a mail, and what became of it so far. */
export type Asked = {
  id: string
  ticket: string
  /** It asks for a new ticket. */
  isNew: boolean
  state: 'pending' | 'committed' | 'rejected'
  code: ErrorCode | null
  detail: string
}

/** The commands of those ids that are stored. */
export async function askedBefore(db: Database, ids: readonly string[]): Promise<Map<string, Asked>> {
  const rows = await db
    .selectFrom('command')
    .select(['id', 'ticket_number', 'type', 'state', 'rejection'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, ticket_number: ticket, type, state, rejection }) => [
      id,
      {
        id,
        ticket,
        isNew: type === 'create',
        state,
        code: rejection?.code ?? null,
        detail: rejection?.detail ?? '',
      },
    ]),
  )
}

type AskDeps = Pick<MailDeps, 'db' | 'submit' | 'configuration'>

/** Stores a command and has its ticket's workflow commit it. */
export async function ask(deps: AskDeps, command: Command): Promise<Asked> {
  const stored = await storeCommand(deps.db, command)
  // Somebody else processes this mail too, and came first with another outcome.
  if (stored.ticket !== command.ticket) return askAgain(deps, await reread(deps.db, command.id))
  const { id, ticket, state } = stored
  const shown = shownOf(await deps.configuration.current(), command)
  return askAgain(
    deps,
    { id, ticket, state, isNew: command.type === 'create', code: null, detail: '' },
    shown,
  )
}

/** Has the ticket's workflow commit a stored command, unless that is done. */
export async function askAgain(
  { db, submit }: Pick<AskDeps, 'db' | 'submit'>,
  asked: Asked,
  shown?: TicketShown,
): Promise<Asked> {
  const { state } = asked.state === 'pending' ? await submit(asked.ticket, asked.id, shown) : asked
  return state === 'rejected' ? reread(db, asked.id) : { ...asked, state }
}

async function reread(db: Database, id: string): Promise<Asked> {
  const asked = (await askedBefore(db, [id])).get(id)
  if (!asked) throw new Error(`The command ${id} is gone.`)
  return asked
}
