import type { Configuration } from '#db/configuration.ts'
import { DAY, HOUR, MINUTE } from '#domain/sla/instant.ts'
import { firstOpenInstant, instantAfterOpenMs } from '#domain/sla/open-time.ts'
import type { Channel, MessagePayload } from '#domain/tickets/commands.ts'
import type { Actor, Priority } from '#domain/tickets/types.ts'
import type { Agent, Directory, SeededPerson } from './directory.ts'
import { Life } from './life.ts'
import type { Random } from './random.ts'
import { type Said, Texts } from './texts.ts'
import { type Topic, topics } from './topics.ts'

/** What every story of a desk shares. */
export type World = Directory & { configuration: Configuration; now: number }

const topicTable = topics.map((topic) => [topic, topic.weight] as const)
const channels: [Channel, number][] = [
  ['mail', 66],
  ['portal', 18],
  ['console', 11],
  ['api', 5],
]
const priorityTable: [Priority, number][] = [
  ['normal', 60],
  ['low', 17],
  ['high', 18],
  ['urgent', 5],
]

/** Who takes part in a ticket, and what they talk about. */
type Cast = { requester: SeededPerson; agent: Agent; topic: Topic; texts: Texts }

/** Tells the life of one ticket from its creation until it ends or today is reached. */
export function tellStory(world: World, random: Random, number: string, createdAt: number): Life {
  const cast = casting(world, random)
  const teller = new Teller(world, random, cast, number)
  teller.begin(createdAt)
  teller.goOn()
  return teller.life
}

function casting(world: World, random: Random): Cast {
  const topic = random.weighted(topicTable)
  const team = world.agents.filter((agent) => agent.queue === topic.queue)
  const agent = team.length && random.chance(0.85) ? random.pick(team) : random.pick(world.agents)
  const requester = world.requesters[random.skewed(world.requesters.length)]!
  return { requester, agent, topic, texts: new Texts(topic, random) }
}

class Teller {
  readonly life: Life
  readonly #world: World
  readonly #random: Random
  readonly #cast: Cast
  #at = 0

  constructor(world: World, random: Random, cast: Cast, number: string) {
    this.#world = world
    this.#random = random
    this.#cast = cast
    const { configuration } = world
    const around = { agreement: configuration.sla, lifecycle: configuration.lifecycleOf(cast.topic.kind, '') }
    this.life = new Life(number, random.weighted(channels), around)
  }

  begin(at: number): void {
    const { topic, texts, requester, agent } = this.#cast
    const random = this.#random
    const misrouted = random.chance(0.08)
    const byAgent = this.life.channel === 'console'
    this.#at = at
    this.life.ask(
      {
        type: 'create',
        payload: {
          kind: topic.kind,
          subject: texts.subject.slice(0, 500),
          priority: random.weighted(priorityTable),
          queueId: this.#queueId(misrouted ? 'service-desk' : topic.queue),
          requesterId: requester.id,
          organizationId: requester.organizationId,
          tags: random.chance(0.55) ? [random.pick(topic.tags)] : [],
          fields: {},
          channel: this.life.channel,
          message: this.#message('requester', texts.problem(requester.name)),
          continues: null,
        },
      },
      byAgent ? person(agent.id) : person(requester.id),
      at,
    )
    if (misrouted)
      this.#step(random.exponential(40 * MINUTE), () => this.#change({ queueId: this.#queueId(topic.queue) }))
  }

  /** Triage, the conversation, the end. Each step that would lie after today does not happen. */
  goOn(): void {
    const random = this.#random
    const end = this.#plannedEnd()
    this.#triage()
    this.#answerFirst(end)
    const between = Math.min(36, Math.round(random.logNormal(1.4, 1)))
    const instants = Array.from(
      { length: between },
      () => this.#at + random.next() ** 1.5 * Math.max(0, end - this.#at),
    )
    for (const instant of instants.sort((a, b) => a - b)) this.#step(instant - this.#at, () => this.#talk())
    this.#step(end - this.#at, () => this.#finish())
    if (random.chance(0.04)) this.#comeBack()
    this.life.passUntil(this.#world.now)
  }

  /** Most tickets end within their target or soon after; some wait for months for a supplier or for nobody. */
  #plannedEnd(): number {
    const random = this.#random
    const { createdAt, priority } = this.life.state
    if (random.chance(0.155)) return createdAt + DAY + random.exponential(470 * DAY)
    const { policy, calendar } = this.#world.configuration.sla
    const target = (policy.targets[priority]?.resolution ?? 24 * 60) * MINUTE
    return (
      instantAfterOpenMs(calendar, createdAt, target * random.logNormal(0.3, 0.9)) ?? createdAt + 30 * DAY
    )
  }

  #triage(): void {
    const random = this.#random
    if (random.chance(0.94))
      this.#step(random.exponential(30 * MINUTE), () => this.#change({ assigneeId: this.#cast.agent.id }))
    if (random.chance(0.09))
      this.#step(random.exponential(10 * MINUTE), () =>
        this.#change({ priority: random.weighted(priorityTable) }),
      )
    if (random.chance(0.2))
      this.#step(2 * MINUTE, () =>
        this.#change({ tags: [...this.life.state.tags, random.pick(this.#cast.topic.tags)] }),
      )
  }

  #answerFirst(end: number): void {
    const random = this.#random
    if (random.chance(0.07)) return
    const { policy, calendar } = this.#world.configuration.sla
    const { priority, createdAt } = this.life.state
    const target = (policy.targets[priority]?.firstResponse ?? 240) * MINUTE
    const due =
      instantAfterOpenMs(calendar, createdAt, target * random.logNormal(0.25, 0.95)) ?? createdAt + DAY
    this.#step(Math.min(due, end - MINUTE) - this.#at, () =>
      this.#agentReplies(random.chance(0.55) ? 'question' : 'progress'),
    )
  }

  #talk(): void {
    const random = this.#random
    const { category } = this.life.state
    const { texts, requester } = this.#cast
    if (category === 'pending' && random.chance(0.75))
      this.#say('requester', 'reply', texts.reply(requester.name))
    else if (random.chance(0.2)) this.#say('agent', 'note', texts.note())
    else if (random.chance(0.12)) this.#say('requester', 'reply', texts.chase(requester.name))
    else if (random.chance(0.08)) this.#change({ status: 'on_hold' })
    else if (random.chance(0.03)) this.#change({ assigneeId: random.pick(this.#world.agents).id })
    else this.#agentReplies(random.chance(0.5) ? 'question' : 'progress')
  }

  #finish(): void {
    const { texts, agent } = this.#cast
    if (this.#random.chance(0.035)) this.#change({ status: 'cancelled' })
    else if (this.#random.chance(0.1)) this.#change({ status: 'resolved' })
    else this.#say('agent', 'reply', texts.solution(agent.name), 'resolved')
  }

  #comeBack(): void {
    const { texts, requester, agent } = this.#cast
    this.#step(this.#random.exponential(3 * DAY), () =>
      this.#say('requester', 'reply', texts.stillBroken(requester.name)),
    )
    this.#step(this.#random.exponential(DAY), () =>
      this.#say('agent', 'reply', texts.solution(agent.name), 'resolved'),
    )
  }

  #agentReplies(what: 'question' | 'progress'): void {
    const { texts, agent } = this.#cast
    this.#say('agent', 'reply', texts[what](agent.name), what === 'question' ? 'pending' : undefined)
  }

  /** Does something after a while, in working hours as a rule, unless that lies in the future. */
  #step(afterMs: number, act: () => void): void {
    if (this.#at > this.#world.now) return
    const wanted = this.#at + Math.max(afterMs, 20_000)
    const opening = this.#random.chance(0.9)
      ? firstOpenInstant(this.#world.configuration.sla.calendar, wanted)
      : wanted
    const late = opening !== null && opening > wanted ? this.#random.exponential(HOUR) : 0
    this.#at = Math.round((opening ?? wanted) + late)
    if (this.#at <= this.#world.now) act()
  }

  #change(changes: {
    queueId?: string
    assigneeId?: string
    priority?: Priority
    tags?: string[]
    status?: string
  }): void {
    this.life.ask({ type: 'change', payload: { changes } }, person(this.#cast.agent.id), this.#at)
  }

  #say(from: 'agent' | 'requester', kind: 'reply' | 'note', said: Said, status?: string): void {
    const { agent, requester } = this.#cast
    const message = { ...this.#message(from, said), kind }
    const actor = person(from === 'agent' ? agent.id : requester.id)
    const wanted = status && status !== this.life.state.status ? { status } : {}
    this.life.ask({ type: 'message', payload: { message, ...wanted } }, actor, this.#at)
  }

  #message(from: 'agent' | 'requester', said: Said): MessagePayload {
    const { agent, requester } = this.#cast
    const id = this.#random.uuid(this.#at)
    const byMail = from === 'requester' && this.life.channel === 'mail'
    const domain = requester.email.slice(requester.email.indexOf('@') + 1)
    return {
      ...{ id, from, ...said },
      kind: 'reply',
      authorId: from === 'agent' ? agent.id : requester.id,
      attachments: [],
      mail: byMail ? { intakeId: '', messageId: `${id.slice(14)}@${domain}`, autoSubmitted: false } : null,
    }
  }

  #queueId(key: string): string {
    return this.#world.queues.get(key)!
  }
}

function person(id: string): Actor {
  return { kind: 'person', id }
}
