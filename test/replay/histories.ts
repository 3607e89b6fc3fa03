import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import proto from '@temporalio/proto'

const { History } = proto.temporal.api.history.v1
export type History = proto.temporal.api.history.v1.IHistory

/** Where the saved histories are: binary protobuf, since JSON loses parts of the instants. */
export const folder = join(import.meta.dirname, 'histories')

/** The names of the saved histories. */
export function saved(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.bin'))
    .map((file) => file.slice(0, -'.bin'.length))
    .sort()
}

export function fileOf(name: string): string {
  return join(folder, `${name}.bin`)
}

export function read(name: string): History {
  return History.decode(readFileSync(fileOf(name)))
}

export function encode(history: History): Uint8Array {
  return History.encode(history).finish()
}
