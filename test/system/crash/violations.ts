import type { Database } from '#db/database.ts'
import { openDatabase, openPool } from '#db/database.ts'
import type { Correspondents } from './correspondents.ts'
import type { Agents } from './people.ts'
import type { Product } from './product.ts'
import type { Receiver } from './receiver.ts'
import { commandViolations } from './violations-commands.ts'
import { deliveryViolations } from './violations-deliveries.ts'
import { mailViolations } from './violations-mails.ts'
import { processViolations } from './violations-processes.ts'

/** The world that looked on, and the product it looked at. */
export type World = { product: Product; agents: Agents; correspondents: Correspondents; receiver: Receiver }

/** Everything that is not as Perdure promises, once all is settled; one line each. */
export async function violations(world: World): Promise<string[]> {
  const { databaseUrl, temporalAddress } = await world.product.addresses()
  const db = openDatabase(openPool(databaseUrl, 5, () => undefined))
  try {
    return [
      ...world.agents.surprises,
      ...(await commandViolations(db, world.agents)),
      ...(await mailViolations(db, world.correspondents, world.product.data)),
      ...(await deliveryViolations(db, world.receiver)),
      ...(await processViolations(db, temporalAddress)),
    ]
  } finally {
    await db.destroy()
  }
}

/** The keys that do not occur exactly once among `found`, each with how often it does. */
export function notOnce(what: string, wanted: Iterable<string>, found: readonly (string | null)[]): string[] {
  const count = new Map<string, number>()
  for (const key of found) if (key !== null) count.set(key, (count.get(key) ?? 0) + 1)
  return [...wanted]
    .filter((key) => count.get(key) !== 1)
    .map((key) => `${what} ${key} is there ${count.get(key) ?? 0} times`)
}

export type { Database }
