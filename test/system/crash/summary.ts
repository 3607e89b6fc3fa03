import { openDatabase, openPool } from '#db/database.ts'
import type { CrashWorld } from './world.ts'

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** What happened, on one screen. */
export async function summary({
  product,
  agents,
  correspondents,
  receiver,
  ...world
}: CrashWorld): Promise<string> {
  const { databaseUrl } = await product.addresses()
  const db = openDatabase(openPool(databaseUrl, 1, () => undefined))
  const count = async (
    table: 'ticket' | 'ticket_event' | 'delivery' | 'intake',
    where: [string, string][] = [],
  ) => {
    let query = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count'))
    for (const [column, value] of where) query = query.where(column as never, '=', value as never)
    return (await query.executeTakeFirstOrThrow()).count
  }
  try {
    const answered = (status: number) => agents.asked.filter((asked) => asked.status === status).length
    const again = (all: { tries: number }[]) => all.filter(({ tries }) => tries > 1).length
    const itself = Object.entries(product.endedByThemselves).filter(([, times]) => times)
    return [
      `kills          ${product.kills.length}, and until it worked again (a new ticket / an older one):`,
      ...world.recoveries.map(
        ({ what, createMs, replyMs }) =>
          `                 ${what.padEnd(34)} ${seconds(createMs).padStart(7)} / ${seconds(replyMs)}`,
      ),
      `ended itself   ${itself.map(([name, times]) => `${name} ${times}`).join(', ') || 'nothing'}`,
      `commands       ${agents.asked.length}: ${answered(201) + answered(200)} answered, ${answered(202)} taken for later (202); ${again(agents.asked)} asked again`,
      `mails          ${correspondents.sent.length} taken, ${again(correspondents.sent)} handed over again, ${await count('intake', [['state', 'duplicate']])} of them known already`,
      `tickets        ${await count('ticket')}, with ${await count('ticket_event')} events`,
      `deliveries     ${await count('delivery')}: ${await count('delivery', [['state', 'sent']])} sent, ${await count('delivery', [['reason', 'in_doubt']])} in doubt; ${receiver.arrived.size} arrived, ${receiver.refusals} were refused at first`,
      `settled        ${seconds(world.settledAfterMs)} after the last answer`,
    ].join('\n')
  } finally {
    await db.destroy()
  }
}
