import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const lookEveryMs = 250

/** Waits until nothing is on its way any more: no pending command, no received mail, no mail due or in hands. */
export async function settled(databaseUrl: string, withinMs: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  pool.on('error', () => undefined)
  try {
    for (const end = Date.now() + withinMs; ; await sleep(lookEveryMs)) {
      const counts = await onItsWay(pool)
      if (Object.values(counts).every((count) => count === 0)) return
      if (Date.now() > end)
        throw new Error(`Not settled within ${withinMs / 1000} s: ${JSON.stringify(counts)}`)
    }
  } finally {
    await pool.end()
  }
}

async function onItsWay(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(`
    select
      (select count(*)::int from command where state = 'pending') as "pending commands",
      (select count(*)::int from intake where state = 'received') as "received mails",
      (select count(*)::int from delivery where state in ('due', 'claimed', 'handed')) as "mails to send"`)
  return rows[0] ?? {}
}
