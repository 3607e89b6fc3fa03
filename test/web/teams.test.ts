import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { AssignedBecause } from '#domain/people/assign.ts'
import QueuesPage from '@/features/queues/QueuesPage.vue'
import AgentPage from '@/features/teams/AgentPage.vue'
import { localDay, startOf } from '@/features/teams/days.ts'
import SkillsPage from '@/features/teams/SkillsPage.vue'
import TeamsPage from '@/features/teams/TeamsPage.vue'
import WorkloadPage from '@/features/teams/WorkloadPage.vue'
import { useEventSentences } from '@/features/tickets/details/useEventSentences.ts'
import { landing, moved } from '@/shared/sorting/order.ts'
import { ana, house, json, me, signIn, ticket, withSetup } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const grace = { id: id('a1'), name: 'Grace Hopper', email: 'grace@example.org' }
const people = [me, grace].map((one) => ({
  ...one,
  role: 'agent',
  active: true,
  createdAt: '2026-01-01T00:00:00.000Z',
}))
const counts = { low: 0, normal: 0, high: 0, urgent: 0 }
const agent = { isLead: false, capacity: 4, onDuty: true, absentUntil: null, substitute: null }

/** A server that knows one team, its queues and agents. */
function server() {
  const asked: { method: string; path: string; body: unknown }[] = []
  let teams = [
    { id: id('01'), name: 'Network', description: '', members: [{ ...me, isLead: true }], queues: [] },
  ]
  let queues = ['Desk', 'Network', 'Phones'].map((name, index) => ({
    ...{ id: id(`1${index}`), key: name.toLowerCase(), name, address: null, description: '' },
    ...{ team: { id: id('01'), name: 'Network' }, assignment: null, slaPolicy: null },
  }))
  const absence = {
    ...{
      id: id('c1'),
      person: grace,
      startsAt: '2026-03-01T00:00:00.000Z',
      endsAt: '2026-03-08T00:00:00.000Z',
    },
    ...{ substitute: me, reason: 'Holiday' },
  }
  const answers: Record<string, (body: never) => unknown> = {
    'GET /teams': () => ({ teams }),
    'PATCH /teams/*': (body: object) => {
      teams = teams.map((team) => ({ ...team, name: (body as { name: string }).name }))
      return { team: teams[0] }
    },
    'DELETE /teams/*': () => {
      teams = []
      return null
    },
    'GET /queues': () => ({ queues }),
    'PUT /queues/order': ({ queues: order }: { queues: string[] }) => {
      queues = order.flatMap((wanted) => queues.filter((queue) => queue.id === wanted))
      return { queues }
    },
    'GET /skills': () => ({ skills: [{ id: id('b1'), name: 'Routing', agents: 2 }] }),
    'POST /skills': () => ({ skill: { id: id('b2'), name: 'Linux', agents: 0 } }),
    'GET /people': () => ({ people, next: null }),
    'GET /people/*/agent': () => ({
      agent: {
        ...{ person: grace, automatic: true, capacity: 4, calendar: null, onDuty: true, teams: [] },
        skills: [{ skill: id('b1'), name: 'Routing', level: 3 }],
      },
    }),
    'PUT /people/*/agent': () => ({ agent: {} }),
    'GET /absences': () => ({ absences: [absence], next: null }),
    'DELETE /absences/*': () => null,
    'GET /teams/*/workload': () => ({
      workload: {
        agents: [
          { ...agent, ...grace, open: { ...counts, urgent: 1 }, total: 1 },
          {
            ...agent,
            ...me,
            capacity: null,
            open: counts,
            total: 0,
            absentUntil: '2026-03-08T00:00:00.000Z',
            substitute: grace,
          },
        ],
        unassigned: { ...counts, high: 2 },
      },
    }),
    'GET /tickets': () => ({ tickets: [ticket({ assignee: grace })], next: null }),
    'PATCH /tickets/*': () => ({ ticket: ticket({ assignee: me }) }),
    'GET /calendars': () => ({ calendars: [] }),
    'GET /sla-policies': () => ({ slaPolicies: [] }),
  }
  async function fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const text = request.method === 'GET' ? '' : await request.text()
    asked.push({ method: request.method, path, body: text ? JSON.parse(text) : null })
    const key = `${request.method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|TKT-[\w-]+/, '*')}`
    const answer = answers[key]?.((text ? JSON.parse(text) : {}) as never)
    if (answer === null) return new Response(null, { status: 204 })
    return answer ? json(200, answer) : json(404, { status: 404, code: 'not_found', detail: key })
  }
  const last = (method: string) => asked.findLast((one) => one.method === method)
  return { fetch, last }
}

let api: ReturnType<typeof server>
beforeEach(() => {
  api = server()
  vi.stubGlobal('fetch', api.fetch)
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
async function show(page: Component, props: object = {}, role: 'agent' | 'requester' = 'agent') {
  const host = { components: { page }, setup: () => signIn(role), template: '<page v-bind="$attrs" />' }
  const screen = mount(host, {
    attachTo: document.body,
    attrs: props as never,
    global: { plugins: house().plugins },
  })
  await settle()
  return screen
}
const nameOf = (one: Element) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()
async function click(name: string): Promise<void> {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role^="menuitem"]')].find((one) =>
    nameOf(one).startsWith(name),
  )
  expect(found, name).toBeDefined()
  found?.focus()
  found?.click()
  await settle()
}

describe('the order of queues', () => {
  it('is a matter of where one lands', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a'], 5, 0)).toEqual(['a'])
    expect([landing(0, 2, 'top'), landing(0, 2, 'bottom')]).toEqual([1, 2])
    expect([landing(2, 0, 'top'), landing(2, 0, 'bottom')]).toEqual([0, 1])
  })

  it('is changed with the keyboard, said aloud, and keeps the focus', async () => {
    const screen = await show(QueuesPage)
    const order = () => screen.findAll('ol button[aria-pressed] span:first-child').map((name) => name.text())
    expect(order()).toEqual(['Desk', 'Network', 'Phones'])
    await click('Move Phones up')
    expect(order()).toEqual(['Desk', 'Phones', 'Network'])
    expect(screen.find('ol + [role="status"]').text()).toBe('Phones is now number 2 of 3')
    expect(api.last('PUT')?.body).toEqual({ queues: [id('10'), id('12'), id('11')] })
    expect(nameOf(document.activeElement as Element)).toBe('Move Phones up')
    await click('Move Phones up')
    expect(nameOf(document.activeElement as Element)).toBe('Move Phones down')
  })
})

describe('a team', () => {
  it('is changed, and deleted only when one says so twice', async () => {
    const screen = await show(TeamsPage)
    expect(screen.text()).toContain('One member')
    await screen.find('form input').setValue('Networks')
    await screen.find('form').trigger('submit')
    await settle()
    expect(api.last('PATCH')?.body).toMatchObject({
      name: 'Networks',
      members: [{ person: me.id, isLead: true }],
    })
    await click('Delete team')
    expect(api.last('DELETE')).toBeUndefined()
    await click('Delete')
    expect(api.last('DELETE')?.path).toBe(`/teams/${id('01')}`)
    expect(screen.text()).toContain('There is no team yet')
  })
})

describe('a skill', () => {
  it('is added by its name', async () => {
    const screen = await show(SkillsPage)
    expect(screen.text()).toContain('2 agents')
    await screen.find('form input').setValue(' Linux ')
    await screen.find('form').trigger('submit')
    await settle()
    expect(api.last('POST')?.body).toEqual({ name: 'Linux' })
  })
})

describe("an agent's page", () => {
  it('lets a manager say what they can take on, and take an absence back', async () => {
    const screen = await show(AgentPage, { id: grace.id })
    expect(screen.text()).toContain('Mara Lindholm stands in · Holiday')
    await screen.find('input[type="number"]').setValue(6)
    await screen.find('form').trigger('submit')
    await settle()
    const skills = [{ skill: id('b1'), level: 3 }]
    expect(api.last('PUT')?.body).toEqual({
      automatic: true,
      capacity: 6,
      calendar: null,
      onDuty: true,
      skills,
    })
    await click('Delete the absence')
    expect(api.last('DELETE')?.path).toBe(`/absences/${id('c1')}`)
  })

  it('shows others what it is, and nothing to change', async () => {
    const screen = await show(AgentPage, { id: grace.id }, 'requester')
    expect(screen.text()).toContain('Up to 4 open tickets')
    expect(screen.text()).toContain('Routing 3')
    expect(screen.findAll('input, form')).toEqual([])
  })

  it('counts days as the reader does', () => {
    expect(localDay(Date.parse(startOf('2026-03-02')))).toBe('2026-03-02')
    expect(localDay(Date.parse(startOf('2026-02-28', 1)))).toBe('2026-03-01')
  })
})

describe('the workload', () => {
  it('says who has what, who is away, and moves a ticket to another agent', async () => {
    const screen = await show(WorkloadPage)
    expect(screen.text()).toMatch(/Grace Hopper.*On duty.*1 of 4/)
    expect(screen.text()).toMatch(/Away until .*, Grace Hopper stands in/)
    expect(screen.text()).toMatch(/Nobody yet.*2 open/)
    await click('Tickets of Grace Hopper')
    expect(screen.text()).toContain('VPN drops')
    await click(`Move ${ticket().number}`)
    await click('Mara Lindholm')
    expect(api.last('PATCH')).toMatchObject({
      path: `/tickets/${ticket().number}`,
      body: { assignee: me.id },
    })
  })
})

describe('what a rule did', () => {
  const { result } = withSetup(() => useEventSentences(() => ticket({ assignee: me })))
  const event = (type: string, data: object) => ({
    ...{ seq: 1, type, actor: { kind: 'system' as const, id: null, name: null } },
    ...{ at: '2026-03-02T08:00:00.000Z', reason: null, data: data as Record<string, unknown> },
  })
  const why: AssignedBecause = {
    ...{ by: 'by_skill', load: 2, capacity: 8, standsInFor: null },
    skills: [{ skill: id('b1'), name: 'network', level: 3 }],
  }

  it('is a sentence, with its reason', () => {
    const assigned = event('assigned', { from: null, to: me.id, why })
    expect(`${result.actor(assigned)} ${result.text(assigned)}`).toBe('Perdure assigned it to Mara Lindholm')
    expect(result.reason(assigned)).toBe('They know it best · skill network 3 · load 2 of 8')
    const instead = event('assigned', {
      to: me.id,
      why: { ...why, by: 'sticky', skills: [], standsInFor: ana.id },
    })
    expect(result.reason(instead)).toBe(
      'They worked on the requester’s last ticket · load 2 of 8 · in place of Ana Lee, who is away',
    )
  })

  it('also when it found nobody, or had to escalate', () => {
    const passedOver = [{ agent: me.id, hindrance: 'full' }]
    const nobody = event('not_assigned', { why: { by: 'round_robin', passedOver } })
    expect(result.text(nobody)).toBe('found nobody to assign it to')
    expect(result.reason(nobody)).toBe('Mara Lindholm: has all they can take on')
    const empty = event('not_assigned', { why: { by: 'round_robin', passedOver: [] } })
    expect(result.reason(empty)).toBe('Nobody in the team is given tickets automatically')
    const because = { load: 1, capacity: 8, hindrance: 'off_duty' }
    const escalated = event('escalated', { to: me.id, afterMinutes: 30, why: because })
    expect(result.text(escalated)).toBe('escalated it to Mara Lindholm, since nobody took it for 30 minutes')
    expect(result.reason(escalated)).toBe('load 1 of 8 · off duty')
    expect(result.text(event('escalated', { to: null, afterMinutes: 30, why: null }))).toContain('no lead')
  })
})
