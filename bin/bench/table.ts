import type { Budget, Line } from './lines.ts'
import type { Measured } from './loop.ts'

/** What was measured of one line or floor. */
export type Reading = Measured & {
  users: number
  cpuMs: number
  /** CPU by command, milliseconds per operation, the largest first. */
  parts: { command: string; cpuMs: number }[]
}

/** A line of the table with its floor. */
export type Result = { line: Line; reading: Reading; floor: Reading; verdicts: string[] }

const titles = [
  '',
  'n',
  'users',
  'p50',
  'p95',
  'p99',
  '/s',
  'CPU ms',
  'floor p50',
  'floor /s',
  'floor CPU',
  'of floor',
  'budget',
  '',
]

/** What of the budget was missed, in words; empty when all of it was kept. */
export function verdictsOf(
  { p95, cpuMs, perSecond, ofFloor }: Budget,
  reading: Reading,
  floor: Reading,
): string[] {
  const over: string[] = []
  if (p95 !== undefined && !(reading.p95 <= p95)) over.push('p95')
  if (cpuMs !== undefined && !(reading.cpuMs <= cpuMs)) over.push('CPU')
  if (perSecond !== undefined && !(reading.perSecond >= perSecond)) over.push('rate')
  if (ofFloor !== undefined && !(reading.perSecond >= ofFloor * floor.perSecond))
    over.push('share of the floor')
  if (reading.errors) over.push(`${reading.errors} errors`)
  return over
}

/** The table as lines of text. */
export function table(results: readonly Result[]): string[] {
  const rows = [titles, ...results.map(row)]
  const widths = titles.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 || column > 11 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** The table's columns for one result. */
function row({ line, reading, floor, verdicts }: Result): string[] {
  return [
    line.name,
    ...[
      String(reading.n),
      String(reading.users),
      ms(reading.p50),
      ms(reading.p95),
      ms(reading.p99),
      rate(reading.perSecond),
      ms(reading.cpuMs),
    ],
    ...[
      ms(floor.p50),
      rate(floor.perSecond),
      ms(floor.cpuMs),
      line.thinkMs ? '' : `${Math.round((100 * reading.perSecond) / floor.perSecond)} %`,
    ],
    budgetText(line.budget),
    verdicts.length ? `OVER: ${verdicts.join(', ')}` : 'ok',
  ]
}

export function budgetText({ p95, cpuMs, perSecond, ofFloor }: Budget): string {
  return [
    p95 && `p95 ${p95}`,
    perSecond && `${perSecond}/s`,
    ofFloor && `${ofFloor * 100} % of floor`,
    cpuMs && `CPU ${cpuMs}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Where the CPU of each line went, as lines of text. */
export function partsTable(results: readonly Result[]): string[] {
  const width = Math.max(...results.map(({ line }) => line.name.length))
  return results.map(({ line, reading: { parts } }) => {
    const shown = parts.filter(({ cpuMs }) => cpuMs >= 0.05)
    return `${line.name.padEnd(width)}  ${shown.map((part) => `${part.command} ${ms(part.cpuMs)}`).join(', ')}`
  })
}

const ms = (value: number) =>
  Number.isNaN(value) ? '-' : value < 10 ? value.toFixed(1) : String(Math.round(value))
const rate = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
