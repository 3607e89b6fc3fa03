import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Notes in the cache where a program is, for the tests to find it. */
export function noteProgram(marker, program) {
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === program) return
  mkdirSync(dirname(marker), { recursive: true })
  writeFileSync(marker, `${program}\n`)
}
