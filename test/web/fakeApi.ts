import { defaultMatrix } from '#domain/lifecycles/priority.ts'
import { defaultResolutionCodes } from '#domain/lifecycles/resolution.ts'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { ana, clock, json, me, message, ticket } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const person = { ...me, role: 'administrator', active: true, createdAt: '2026-01-01T00:00:00.000Z' }
const listed = { ...person, jobTitle: '', organization: null, avatar: null }

/** Somebody with everything about them. */
const profile = (who: { id: string; name: string; email: string }) => ({
  ...{ ...person, ...who, role: 'requester', phone: '', jobTitle: '', location: '', timeZone: null },
  ...{ language: null, signature: '', preferences: {}, avatar: null, organizations: [], mergedInto: null },
  addresses: [{ address: who.email, main: true, verifiedAt: null, createdAt: person.createdAt }],
  updatedAt: person.createdAt,
})
const lifecycle = {
  ...{ kind: 'incident', team: null, version: 1, removed: [], ...defaultLifecycle },
  resolutions: defaultResolutionCodes,
  priorityMatrix: defaultMatrix,
}
const calendar = {
  ...defaultCalendar,
  id: clock().calendar,
  version: 1,
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
}
const delivery = {
  id: id('d1'),
  kind: 'reply',
  ticket: ticket().number,
  to: ana.email,
  from: 'help@example.org',
  subject: 'Re: VPN drops',
  messageId: 'm1@example.org',
  state: 'parked',
  attempts: 3,
  answer: '550 no such user',
  reason: 'refused',
  nextAttemptAt: null,
  createdAt: '2026-03-02T08:00:00.000Z',
  sentAt: null,
  text: 'Try again.',
  html: '<p style="color:red">Try again.</p>',
}
const intake = {
  id: id('e1'),
  sha256: 'ab12',
  size: 2048,
  messageId: null,
  from: ana.email,
  to: ['help@example.org'],
  subject: null,
  receivedAt: '2026-03-02T08:00:00.000Z',
  state: 'refused',
  ticket: null,
  reason: { code: 'mail_loop', text: 'It is an automatic answer.' },
  attempts: 2,
}
const views = ['mine', 'open', 'breached'].map((key) => ({
  key,
  name: key,
  filter: 'is:open',
  sort: '-updatedAt',
  count: 2,
  ...{ icon: null, columns: null, saved: null, problem: null },
}))
const process = {
  workflowId: `ticket/${ticket().number}`,
  kind: 'ticket',
  status: 'running',
  details: 'Sleeps until 2026-03-02T12:00:00.000Z.',
  startedAt: null,
  closedAt: null,
  url: 'http://localhost:8233/x',
}
const event = (seq: number, type: string, data: object) => ({
  seq,
  type,
  actor: { kind: 'person', id: me.id, name: me.name },
  at: '2026-03-02T08:00:00.000Z',
  reason: null,
  data,
})

type Asked = { method: string; path: string; body: Record<string, unknown>; url: URL }

/** A server of a few things that answers like the real one, and remembers what it was asked. */
export function fakeApi() {
  let signedIn = true
  let number = 2
  const asked: Asked[] = []
  const tickets: Ticket[] = [
    ticket(),
    ticket({
      number: 'TKT-20260302-0002',
      subject: 'Printer',
      priority: 'urgent',
      clocks: [],
      tags: ['vip'],
    }),
  ]
  const messages = [
    message({
      id: id('b1'),
      html: '<p style="color:red">Help <img data-remote-src="https://x.example/a.gif"></p>',
    }),
    message({ id: id('b2'), kind: 'note', from: 'agent', author: me, seq: 2, html: '<p>Ours</p>' }),
    message({
      id: id('b3'),
      from: 'agent',
      author: me,
      seq: 3,
      delivery: { id: delivery.id, state: 'parked', answer: '550' },
    }),
  ]
  const find = (path: string) => tickets.find((known) => path.includes(known.number))
  const problem = (status: number, code: string, detail: string, errors: object[] = []) =>
    json(status, { title: code, status, code, detail, errors })

  function onTicket({ method, path, body }: Asked): Response {
    const known = find(path)
    if (!known) return problem(404, 'not_found', 'There is no such ticket.')
    if (path.endsWith('/messages') && method === 'POST') {
      if (String(body.text).includes('refuse')) return problem(422, 'invalid', 'Not like this.')
      const { files: _, ...said } = body
      const added = message({ ...said, id: id(`c${messages.length}`), from: 'agent', author: me } as never)
      messages.push(added)
      return json(201, { message: added, ticket: { ...known, seq: known.seq + 1 } })
    }
    if (path.endsWith('/messages'))
      return json(200, { messages: [...messages].reverse(), pinned: [], next: null })
    if (path.endsWith('/events'))
      return json(200, {
        events: [event(2, 'replied', {}), event(1, 'created', { channel: 'mail' })],
        next: null,
      })
    if (path.endsWith('/clocks')) {
      const span = { from: '2026-03-02T08:00:00.000Z', to: null, kind: 'running', businessSeconds: 3600 }
      return json(200, {
        clocks: [{ ...clock(), explanation: { spans: [span, { ...span, kind: 'ahead' }] } }],
      })
    }
    if (path.endsWith('/processes')) return json(200, { processes: [process] })
    if (method === 'PATCH') {
      const {
        status,
        assignee,
        queue: _,
        ...plain
      } = body as { status?: string; assignee?: string; queue?: string }
      Object.assign(known, plain, { seq: known.seq + 1 })
      if (status) Object.assign(known, { status, statusCategory: status })
      if (assignee !== undefined) known.assignee = assignee ? me : null
    }
    return json(200, { ticket: { ...known } })
  }

  function answerTo(request: Asked): Response {
    const { method, path, body, url } = request
    if (path === '/auth/sign-out') signedIn = false
    if (path === '/auth/sign-in/email') {
      signedIn = body.password === 'right'
      return signedIn ? json(200, {}) : problem(401, 'not_signed_in', 'Mail address or password is wrong.')
    }
    if (path === '/setup/used') return problem(404, 'not_found', 'This link was used.')
    if (path.startsWith('/setup/')) return json(200, { kind: 'administrator', email: null, name: null })
    if (path === '/setup') {
      signedIn = body.password === 'long enough'
      if (signedIn) return json(201, { person })
      return problem(422, 'invalid', 'No.', [{ field: 'password', message: 'Use at least ten characters.' }])
    }
    if (path.startsWith('/auth/')) return json(200, {})
    if (!signedIn) return problem(401, 'not_signed_in', 'Sign in first.')
    if (path === '/me')
      return json(200, {
        person,
        rules: [['manage', 'all']],
        preferences: {},
        missing: [],
        secondFactor: false,
        standing: { roles: ['administrator'], teams: [] },
        settings: { temporalUi: 'http://t', outboundMail: false },
      })
    if (path === '/fields') return json(200, { fields: [] })
    if (path === '/filter-fields') return json(200, { fields: [] })
    if (path === '/views') return json(200, { views })
    if (path === '/queues') return json(200, { queues: [{ ...ticket().queue, address: null }] })
    if (path === '/lifecycles') return json(200, { lifecycles: [lifecycle] })
    if (path.endsWith('/usage')) return json(200, { statuses: [{ status: 'on_hold', tickets: 3 }] })
    if (path.startsWith('/lifecycles/'))
      return json(200, { lifecycle: { ...lifecycle, version: 2, ...body } })
    if (path === '/calendars')
      return json(method === 'POST' ? 201 : 200, method === 'POST' ? { calendar } : { calendars: [calendar] })
    if (path.startsWith('/calendars/')) {
      const message_ = { field: 'hours', message: 'This calendar is never open.' }
      return body.name === 'Closed'
        ? problem(422, 'invalid', 'Never open.', [message_])
        : json(200, { calendar })
    }
    const policy = { ...defaultSlaPolicy, id: id('f1'), version: 1, calendar: calendar.id }
    if (path === '/sla-policies') return json(200, { slaPolicies: [policy] })
    if (path.startsWith('/sla-policies/')) return json(200, { slaPolicy: policy })
    if (path === '/people' && method === 'POST')
      return json(201, { person, inviteUrl: 'http://x/setup?token=abc' })
    if (path === '/people')
      return json(200, { people: [listed, { ...listed, ...ana, role: 'requester' }], next: null })
    if (path.endsWith('/sessions')) return json(200, { sessions: [] })
    if (path.endsWith('/merges')) return json(200, { merges: [] })
    if (path.endsWith('/access')) return json(200, { access: { roles: ['requester'], permissions: [] } })
    if (path === '/roles') return json(200, { roles: [] })
    if (path.startsWith('/people/') || path === '/me/profile') return json(200, { person: profile(ana) })
    if (path === '/deliveries') return json(200, { deliveries: [delivery], next: null })
    if (path.startsWith('/deliveries/')) return json(200, { delivery })
    if (path === '/intakes') return json(200, { intakes: [intake], next: null })
    if (path.startsWith('/intakes/')) return json(200, { intake })
    if (path === '/files')
      return json(201, {
        file: {
          id: id('a1'),
          name: 'log.txt',
          type: 'text/plain',
          size: 3,
          state: 'unscanned',
          reason: null,
        },
      })
    if (path === '/tickets' && method === 'POST') {
      const made = ticket({
        ...(body as object),
        number: `TKT-20260302-000${++number}`,
        requester: ana,
        queue: ticket().queue,
      })
      tickets.push(made)
      return json(201, { ticket: made })
    }
    if (path === '/tickets') {
      const filter = url.searchParams.get('filter') ?? ''
      if (filter.includes('bogus')) return problem(422, 'invalid_filter', 'There is no field "bogus".')
      return json(200, { tickets: filter.includes('nothing') ? [] : tickets, next: null })
    }
    return onTicket(request)
  }

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const text = request.method === 'GET' || url.pathname.endsWith('/files') ? '' : await request.text()
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>
    const one = { method: request.method, path: url.pathname.replace('/api/v1', ''), body, url }
    asked.push(one)
    return answerTo(one)
  }

  return { fetch, asked, signOut: () => (signedIn = false) }
}
