import { createServer } from 'node:net'
import { join } from 'node:path'
import { readIfThere, writeWhole } from '#embedded/files.ts'

/** Whether a server could listen there now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * Ports for the servers that only this machine talks to: chosen free at the first start, then kept
 * in the data folder. One that something else has taken since is chosen anew.
 */
export async function keptPorts<Name extends string>(
  data: string,
  group: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const path = join(data, 'ports.json')
  const all = JSON.parse((await readIfThere(path)) ?? '{}') as Record<string, Record<string, number>>
  const kept = all[group] ?? {}
  const chosen: Record<string, number> = {}
  for (const name of names) {
    const port = kept[name]
    const reusable = port !== undefined && !Object.values(chosen).includes(port) && (await isPortFree(port))
    chosen[name] = reusable ? port : await freePort(Object.values({ ...kept, ...chosen }))
  }
  await writeWhole(path, `${JSON.stringify({ ...all, [group]: chosen }, null, 2)}\n`)
  return chosen as Record<Name, number>
}

/** A free port below the range from which the system takes ports for outgoing connections. */
export async function freePort(avoid: readonly number[] = []): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    // Ports the system hands out for outgoing connections may be taken again by the next start.
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (!avoid.includes(port) && (await isPortFree(port))) return port
  }
  throw new Error('no free port between 20000 and 29999 on 127.0.0.1')
}
