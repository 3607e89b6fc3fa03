import type { Calendar } from '#domain/sla/calendar.ts'
import type { ClockState, SlaTarget } from '#domain/sla/clock.ts'
import type { SlaEvent } from '#domain/sla/history.ts'
import { type Instant, MINUTE } from '#domain/sla/instant.ts'
import type { SlaPolicy } from '#domain/sla/policy.ts'
import { openSlots, SLOT } from './oracle.ts'

/** What a person with a stopwatch and the calendar on the wall would have written down. */
export interface Reading {
  state: ClockState | 'absent'
  elapsedMs: number
  warnedAt: Instant | null
  breachedAt: Instant | null
  metAt: Instant | null
}

/** Measures one target the slow way, slot by slot. All events have to lie on the grid of slots. */
export function simulate(
  target: SlaTarget,
  history: SlaEvent[],
  policy: SlaPolicy,
  calendar: Calendar,
  now: Instant,
): Reading {
  const start = history[0]?.at ?? now
  const open = openSlots(calendar, start, now)
  const watch = new Stopwatch(target, policy)
  let next = 0
  for (let slot = start; slot <= now; slot += SLOT) {
    watch.look(slot)
    for (; history[next]?.at === slot; next++) watch.hear(history[next] as SlaEvent)
    if (slot < now) watch.tick(open[(slot - start) / SLOT] ?? false)
  }
  return watch.read()
}

class Stopwatch {
  private elapsed = 0
  private category = ''
  private priority: keyof SlaPolicy['targets'] = 'low'
  private replied = false
  private promisedWhenEnded: number | null = null
  private warnedAt: Instant | null = null
  private breachedAt: Instant | null = null
  private metAt: Instant | null = null
  private readonly target: SlaTarget
  private readonly policy: SlaPolicy

  constructor(target: SlaTarget, policy: SlaPolicy) {
    this.target = target
    this.policy = policy
  }

  hear(event: SlaEvent): void {
    if (this.category !== '' && !this.ended()) this.promisedWhenEnded = this.promised()
    if ('priority' in event) this.priority = event.priority
    if ('category' in event) this.category = event.category
    if (event.type === 'created') this.promisedWhenEnded = this.promised()
    if (event.type === 'agent_replied' && this.category !== 'cancelled') this.replied = true
    if (this.target === 'first_response' && this.solved()) this.replied = true
    if (!this.done()) this.metAt = null
    else this.metAt ??= event.at
    this.look(event.at)
  }

  look(slot: Instant): void {
    if (this.category === '' || this.ended() || this.breachedAt !== null) return
    const promised = this.promised()
    const warning = promised === null ? null : (promised * this.policy.warnAtPercent) / 100
    if (warning === null) return
    if (this.elapsed < warning) this.warnedAt = null
    else if (promised !== null && this.elapsed >= promised) this.breachedAt = slot
    else this.warnedAt ??= slot
  }

  tick(open: boolean): void {
    const waits = this.policy.pausedIn.some((category) => category === this.category)
    if (open && !waits && !this.ended()) this.elapsed += SLOT
  }

  read(): Reading {
    const { elapsed, warnedAt, breachedAt, metAt } = this
    return { state: this.state(), elapsedMs: elapsed, warnedAt, breachedAt, metAt }
  }

  private state(): Reading['state'] {
    if (this.breachedAt !== null) return 'breached'
    if ((this.ended() ? this.promisedWhenEnded : this.promised()) === null) return 'absent'
    if (this.done()) return 'met'
    if (this.ended()) return 'cancelled'
    return this.policy.pausedIn.some((category) => category === this.category) ? 'paused' : 'running'
  }

  private solved(): boolean {
    return this.category === 'resolved' || this.category === 'closed'
  }

  private done(): boolean {
    return this.target === 'first_response' ? this.replied : this.solved()
  }

  private ended(): boolean {
    return this.done() || this.category === 'cancelled'
  }

  private promised(): number | null {
    const targets = this.policy.targets[this.priority]
    const minutes = this.target === 'first_response' ? targets.firstResponse : targets.resolution
    return minutes === null ? null : minutes * MINUTE
  }
}
