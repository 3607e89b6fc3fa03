import { isOpenAt } from '../sla/business-time.ts'
import type { Calendar } from '../sla/calendar.ts'
import type { AssignmentRule, AssignmentStrategy } from './assignment.ts'

/** An agent who may be given a ticket, as they are now. Instants are epoch milliseconds. */
export type Candidate = {
  id: string
  /** Belongs to the queue's team; others are here since they may stand in for one who does. */
  member: boolean
  /** May work on tickets at all: an active account with a role for it. */
  active: boolean
  onDuty: boolean
  capacity: number
  /** Their open tickets. */
  load: number
  /** Working hours; null for always. */
  calendar: Calendar | null
  skills: readonly { skill: string; name: string; level: number }[]
  absent: { until: number; substitute: string | null } | null
  /** When they were last given a ticket automatically. */
  lastAssignedAt: number | null
}

/** What of a ticket decides who gets it. */
export type Assignable = {
  /** Who of the team worked on the requester's last ticket. */
  lastAgent: string | null
}

/** Why somebody can't be given a ticket now. */
export const hindrances = ['inactive', 'absent', 'off_duty', 'outside_hours', 'full', 'skills'] as const
export type Hindrance = (typeof hindrances)[number]

/** What an agent was chosen by: a strategy, or that the requester knows them. */
export type ChosenBy = Exclude<AssignmentStrategy, 'manual'> | 'sticky'

/** Why an agent was given a ticket. */
export type AssignedBecause = {
  by: ChosenBy
  load: number
  capacity: number
  /** How well they know what the queue asks for. */
  skills: { skill: string; name: string; level: number }[]
  /** Whom they stand in for, or null. */
  standsInFor: string | null
}

/** Why nobody was: the strategy, and what kept each agent from it. */
export type NobodyBecause = {
  by: AssignmentStrategy
  passedOver: { agent: string; hindrance: Hindrance }[]
}

export type Assignment =
  | { agent: string; why: AssignedBecause; none?: never }
  | { none: true; why: NobodyBecause; agent?: never }

/**
 * Who gets a ticket by `rule`, and why. Only somebody who is active, present, on duty, within their working hours,
 * below their capacity and knows what the rule asks for; the substitute of an absent agent stands in for them. What
 * is equal is decided by who waited longest for a ticket, then by id, so that the answer is always the same.
 */
export function assign(
  rule: AssignmentRule,
  candidates: readonly Candidate[],
  ticket: Assignable,
  now: number,
): Assignment {
  if (rule.strategy === 'manual') return { none: true, why: { by: 'manual', passedOver: [] } }
  const hindered = (candidate: Candidate) => hindranceOf(candidate, rule, now)
  const members = candidates.filter((each) => each.member)
  const known = rule.sticky && standIn(find(members, ticket.lastAgent), candidates, hindered)
  if (known) return chosen('sticky', rule, known)
  const pool = poolOf(candidates, hindered)
  const [first] = pool.sort((a, b) => orders[rule.strategy as keyof typeof orders](a.agent, b.agent, rule))
  if (first) return chosen(rule.strategy, rule, first)
  return { none: true, why: { by: rule.strategy, passedOver: passedOver(candidates, hindered) } }
}

/** What keeps somebody from being given a ticket by `rule`, or null. */
export function hindranceOf(
  candidate: Candidate,
  { skills }: Pick<AssignmentRule, 'skills'>,
  now: number,
): Hindrance | null {
  if (!candidate.active) return 'inactive'
  if (candidate.absent) return 'absent'
  if (!candidate.onDuty) return 'off_duty'
  if (candidate.calendar && !isOpenAt(candidate.calendar, now)) return 'outside_hours'
  if (candidate.load >= candidate.capacity) return 'full'
  const knows = skills.every(({ skill, level }) => levelOf(candidate, skill) >= level)
  return knows ? null : 'skills'
}

type Hindered = (candidate: Candidate) => Hindrance | null
type Chosen = { agent: Candidate; standsInFor: string | null }

/** The agent, their substitute when they are absent, or null when neither can. */
function standIn(
  agent: Candidate | undefined,
  candidates: readonly Candidate[],
  hindered: Hindered,
): Chosen | null {
  const hindrance = agent && hindered(agent)
  if (!agent || hindrance === null) return agent ? { agent, standsInFor: null } : null
  const substitute = hindrance === 'absent' && find(candidates, agent.absent?.substitute ?? null)
  return substitute && hindered(substitute) === null ? { agent: substitute, standsInFor: agent.id } : null
}

/** Everybody who can be given the ticket, each once: members, and those who stand in for one. */
function poolOf(candidates: readonly Candidate[], hindered: Hindered): Chosen[] {
  const pool = new Map<string, Chosen>()
  for (const member of candidates.filter((each) => each.member)) {
    const able = standIn(member, candidates, hindered)
    if (able && (able.standsInFor === null || !pool.has(able.agent.id))) pool.set(able.agent.id, able)
  }
  return [...pool.values()]
}

function passedOver(candidates: readonly Candidate[], hindered: Hindered): NobodyBecause['passedOver'] {
  return candidates
    .filter((each) => each.member)
    .flatMap((each) => {
      const hindrance = hindered(each)
      return hindrance ? [{ agent: each.id, hindrance }] : []
    })
    .slice(0, 50)
}

function chosen(by: ChosenBy, rule: AssignmentRule, { agent, standsInFor }: Chosen): Assignment {
  const asked = agent.skills.filter(({ skill }) => rule.skills.some((wanted) => wanted.skill === skill))
  const { load, capacity } = agent
  const skills = asked.map(({ skill, name, level }) => ({ skill, name, level }))
  return { agent: agent.id, why: { by, load, capacity, skills, standsInFor } }
}

const find = (candidates: readonly Candidate[], id: string | null) =>
  id === null ? undefined : candidates.find((each) => each.id === id)

const levelOf = ({ skills }: Candidate, wanted: string) =>
  skills.find(({ skill }) => skill === wanted)?.level ?? 0

type Order = (a: Candidate, b: Candidate, rule: AssignmentRule) => number

/** Who waited longest comes first. */
const byTurn: Order = (a, b) =>
  (a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1) || (a.id < b.id ? -1 : Number(a.id > b.id))

/** Who has the smallest part of what they can take on comes first. */
const byLoad: Order = (a, b, rule) =>
  a.load * b.capacity - b.load * a.capacity || a.load - b.load || byTurn(a, b, rule)

/** Who knows best what the rule asks for comes first. */
const bySkill: Order = (a, b, rule) => mastery(b, rule) - mastery(a, rule) || byLoad(a, b, rule)

const mastery = (candidate: Candidate, { skills }: AssignmentRule) =>
  skills.reduce((sum, { skill }) => sum + levelOf(candidate, skill), 0)

const orders = { round_robin: byTurn, least_loaded: byLoad, by_skill: bySkill } as const

/**
 * To which of a team's leads a ticket goes that nobody took: the least loaded one who can take it, else the least
 * loaded of those who are there, else of all. Null when there is none.
 */
export function escalateTo(
  leads: readonly Candidate[],
  now: number,
): { agent: string; why: EscalatedBecause } | null {
  const anything = { skills: [] }
  const rank = (lead: Candidate) => {
    const hindrance = hindranceOf(lead, anything, now)
    return hindrance === null ? 0 : hindrance === 'absent' ? 2 : 1
  }
  const [first] = leads
    .filter((lead) => lead.active)
    .sort((a, b) => rank(a) - rank(b) || a.load - b.load || (a.id < b.id ? -1 : 1))
  if (!first) return null
  const { id, load, capacity } = first
  return { agent: id, why: { load, capacity, hindrance: hindranceOf(first, anything, now) } }
}

/** Why a lead was chosen; `hindrance` is what would have kept them from it, had there been somebody else. */
export type EscalatedBecause = { load: number; capacity: number; hindrance: Hindrance | null }
