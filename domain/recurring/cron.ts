import { Cron } from 'croner'
import { DAY, MINUTE } from '../sla/instant.ts'

// Cron knows no wall clock that jumps: it is asked in UTC, and what it says is read by the clock on the wall.
const options = { timezone: 'UTC', mode: '5-part' } as const

/** Minutes of the day at which a cron pattern (minute hour day month weekday) matches, by the day's number since 1970. */
export function cronTimes(pattern: string): (day: number) => number[] {
  const cron = new Cron(pattern, options)
  /** No match from `from` until before `to`. */
  let empty = { from: 0, to: 0 }
  return (day) => {
    if (day >= empty.from && day < empty.to) return []
    const times: number[] = []
    const end = (day + 1) * DAY
    let at = cron.nextRun(new Date(day * DAY - 1_000))?.getTime() ?? Number.POSITIVE_INFINITY
    if (at >= end) empty = { from: day, to: Math.floor(at / DAY) }
    while (at < end) {
      times.push((at - day * DAY) / MINUTE)
      at = cron.nextRun(new Date(at))?.getTime() ?? Number.POSITIVE_INFINITY
    }
    return times
  }
}

/** What is wrong with a cron pattern, or null. */
export function cronProblem(pattern: string): string | null {
  try {
    const cron = new Cron(pattern, options)
    return isOften(cron) ? 'It would happen more often than every five minutes.' : null
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : ''
    return `This is no cron pattern of five parts (minute hour day month weekday): ${said}`
  }
}

const closest = 5 * MINUTE
const looked = 400

function isOften(cron: Cron): boolean {
  const runs = cron.nextRuns(looked, new Date(Date.UTC(2024, 0, 1) - 1_000)).map((run) => run.getTime())
  return runs.some((at, index) => at - (runs[index - 1] ?? Number.NEGATIVE_INFINITY) < closest)
}
