import { lists, searches } from './scenarios.ts'

/** What a line promises (docs/performance.md). Milliseconds, operations a second, share of the floor's rate. */
export type Budget = { p95?: number; cpuMs?: number; perSecond?: number; ofFloor?: number }

/** One line of the table. */
export type Line = {
  name: string
  scenario: string
  users: number
  thinkMs?: number
  /** How many operations of each user are measured, where one takes long; else as many as there is time for. */
  rounds?: number
  budget: Budget
  /** The load that shows what the same would cost with nothing of ours in the way. */
  floor: string
  /** Only with `--detail`. */
  detail?: boolean
}

const reads = { users: 10, floor: 'floor: read' }
const page = { users: 10, floor: 'floor: page' }
const alone = { users: 1, floor: 'floor: update' }

/** The table's lines, in the order in which they are measured. */
export const lines: readonly Line[] = [
  { name: 'ticket', scenario: 'ticket', ...reads, budget: { p95: 25, cpuMs: 3 } },
  { name: 'conversation', scenario: 'messages', ...reads, budget: { p95: 25, cpuMs: 3 } },
  { name: 'ticket with conversation', scenario: 'ticket with conversation', ...reads, budget: { p95: 25 } },
  { name: 'ticket of 500 messages', scenario: 'long ticket', ...reads, budget: { p95: 60 } },
  {
    name: '  on screen, from the list',
    scenario: 'long ticket on screen',
    users: 1,
    rounds: 40,
    floor: 'floor: read',
    budget: { p95: 300 },
  },
  {
    name: '  on screen, by its link',
    scenario: 'long ticket by link',
    users: 1,
    rounds: 40,
    floor: 'floor: read',
    budget: { p95: 300 },
  },
  { name: 'queue page of 50', scenario: 'list', ...page, budget: { p95: 25, cpuMs: 5 } },
  ...Object.keys(lists).map((name) => ({
    name: `  page: ${name}`,
    scenario: `list: ${name}`,
    ...page,
    budget: { p95: 25, cpuMs: 5 },
    detail: true,
  })),
  { name: 'views with counts', scenario: 'views', ...page, budget: { p95: 25, cpuMs: 5 } },
  ...Object.keys(searches).map((name) => ({
    name: `search: ${name}`,
    scenario: `search: ${name}`,
    ...page,
    budget: { p95: 50, cpuMs: 8 },
  })),
  {
    name: 'create, one user',
    scenario: 'create',
    ...alone,
    floor: 'floor: update with start',
    budget: { p95: 60, cpuMs: 30 },
  },
  { name: 'reply, one user', scenario: 'reply', ...alone, budget: { p95: 60, cpuMs: 15 } },
  { name: 'assign, one user', scenario: 'assign', ...alone, budget: { p95: 60, cpuMs: 15 } },
  { name: 'status, one user', scenario: 'status', ...alone, budget: { p95: 60, cpuMs: 15 } },
  {
    name: 'writes, 100 thinking users',
    scenario: 'mixed',
    users: 100,
    thinkMs: 1_000,
    floor: 'floor: update',
    budget: { p95: 100 },
  },
  {
    name: 'creates, closed loop',
    scenario: 'create',
    users: 10,
    floor: 'floor: update with start',
    budget: { perSecond: 60, ofFloor: 0.6, cpuMs: 30 },
  },
  {
    name: 'replies, closed loop',
    scenario: 'reply',
    users: 10,
    floor: 'floor: update',
    budget: { perSecond: 120, ofFloor: 0.6, cpuMs: 15 },
  },
  {
    name: 'bulk change of 1,000',
    scenario: 'bulk of 1,000',
    ...alone,
    rounds: 3,
    budget: { p95: 20_000 },
  },
  {
    name: 'mail to visible ticket',
    scenario: 'mail to ticket',
    ...alone,
    floor: 'floor: update with start',
    budget: { p95: 2_000 },
  },
  {
    name: 'mail in, sustained',
    scenario: 'mail in',
    users: 8,
    floor: 'floor: update with start',
    budget: { perSecond: 40 },
  },
  {
    name: 'upload of 10 MB',
    scenario: 'upload',
    users: 1,
    floor: 'floor: write',
    budget: { p95: 1_000 },
  },
  {
    name: 'upload of 10 MB, in parts',
    scenario: 'upload in parts',
    users: 1,
    floor: 'floor: write',
    budget: { p95: 1_000 },
  },
]

/** The lines that `only` names: any whose name holds it. */
export function chosen(only: string | undefined, detail: boolean): Line[] {
  if (only === undefined) return lines.filter((line) => detail || !line.detail)
  return lines.filter((line) => line.name.toLowerCase().includes(only.toLowerCase()))
}
