import { readdir, readFile } from 'node:fs/promises'

/** Milliseconds of CPU in one tick of /proc/<pid>/stat (USER_HZ, 100 on every Linux). */
const tickMs = 10

type Entry = { parent: number; ticks: number }

/** CPU that these processes and all their descendants have used so far, in milliseconds; the dead are counted too. */
export async function cpuMs(roots: readonly number[]): Promise<number> {
  const entries = await processes()
  return family(entries, roots).reduce((sum, pid) => sum + entries.get(pid)!.ticks, 0) * tickMs
}

/** Memory of these processes and all their descendants in bytes; what they share is counted once. Null if unreadable. */
export async function memoryBytes(roots: readonly number[]): Promise<number | null> {
  const pids = family(await processes(), roots)
  const sizes = await Promise.all(pids.map(proportionalBytes))
  return sizes.some((size) => size === null)
    ? null
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
}

/** Memory by command, the largest first, for whoever asks where it goes. */
export async function memoryByCommand(
  roots: readonly number[],
): Promise<{ command: string; bytes: number }[]> {
  const sums = new Map<string, number>()
  for (const pid of family(await processes(), roots)) {
    const command = await commandOf(pid)
    sums.set(command, (sums.get(command) ?? 0) + ((await proportionalBytes(pid)) ?? 0))
  }
  return [...sums].map(([command, bytes]) => ({ command, bytes })).sort((a, b) => b.bytes - a.bytes)
}

/** CPU in milliseconds that these processes and all their descendants have used so far, by command. */
export async function cpuByCommand(roots: readonly number[]): Promise<Map<string, number>> {
  const entries = await processes()
  const sums = new Map<string, number>()
  for (const pid of family(entries, roots)) {
    const command = await commandOf(pid)
    sums.set(command, (sums.get(command) ?? 0) + entries.get(pid)!.ticks * tickMs)
  }
  return sums
}

function family(entries: Map<number, Entry>, roots: readonly number[]): number[] {
  const found = new Set(roots.filter((pid) => entries.has(pid)))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const [pid, { parent }] of entries) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

async function processes(): Promise<Map<number, Entry>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const read = await Promise.all(pids.map(async (pid) => [pid, await entryOf(pid)] as const))
  return new Map(read.flatMap(([pid, entry]) => (entry ? [[pid, entry] as const] : [])))
}

/** Own time, and that of children who ended and were collected (proc_pid_stat(5), fields 4 and 14 to 17). */
async function entryOf(pid: number): Promise<Entry | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return fields && { parent: fields[1]!, ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]! }
}

async function proportionalBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => null)
  const kilobytes = text && /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  return kilobytes ? Number(kilobytes) * 1024 : null
}

async function commandOf(pid: number): Promise<string> {
  const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
  const script = /(?:bin|embedded)\/[\w/-]+\.[mc]?[jt]s/.exec(line)?.[0]
  if (script) return script
  const backend = /^postgres: (?:[\w-]+: )?\S+ (\S+) [\d.]+\(\d+\)/.exec(line)?.[1]
  if (line.startsWith('postgres:') || line.includes('/postgres '))
    return backend ? `postgres ${backend}` : 'postgres'
  return line.split(' ')[0]?.split('/').slice(-2).join('/') || 'other'
}
