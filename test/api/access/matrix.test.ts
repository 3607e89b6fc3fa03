import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { defaultFileSettings } from '#domain/files/settings.ts'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { nowhere, openApp, password } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'
import { type CallerName, callers, matrix, open } from './matrix.ts'

const desk = await openApp({ temporalAddress: nowhere, deadlineMs: 50 })
const { db, app } = desk

const acme = { id: uuid(), name: 'Acme', visibility: 'own' as const }
const globex = { id: uuid(), name: 'Globex', visibility: 'with_sub_organizations' as const }
await db.insertInto('organization').values([acme, globex]).execute()
const people = {
  requester: await desk.person('requester', 'Ada of Acme'),
  foreign: await desk.person('requester', 'Gus of Globex'),
  viewer: await desk.person('viewer'),
  agent: await desk.person('agent'),
  manager: await desk.person('manager'),
  administrator: await desk.person('administrator'),
}
await db
  .insertInto('person_organization')
  .values([
    { person_id: people.requester.id, organization_id: acme.id },
    { person_id: people.foreign.id, organization_id: globex.id },
  ])
  .execute()

const queue = await firstQueue(db)
const number = await insertTicket(db, {
  queue_id: queue.id,
  requester_id: people.requester.id,
  organization_id: acme.id,
})
const bystander = await desk.person('agent', 'Bystander')
const file = await attachedFile()
const expiredSession = await signInAndExpire()

/** What stands for a path's parameter, and what is sent, so that only the permission decides. */
type Sample = {
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

const soon = () => new Date(Date.now() + 3_600_000).toISOString()
const calendar = { ...defaultCalendar, name: 'Another' }
const recurring = {
  ...{ name: 'Patch day', timeZone: 'UTC', when: { every: 'day', time: '08:00' } },
  ticket: {
    content: {
      ...{ subject: 'Patch', text: '', kind: 'task', priority: 'normal', queue: null },
      ...{ tags: [], fields: {} },
    },
  },
}
const samples: Record<string, () => Sample | Promise<Sample>> = {
  'POST /tickets': () => ({ body: { subject: 'Help', text: 'Please' } }),
  'PATCH /tickets/{number}': () => ({ body: { priority: 'high' } }),
  'POST /tickets/{number}/messages': () => ({ body: { kind: 'reply', text: 'Hello' } }),
  'POST /canned-replies': () => ({ body: { name: 'Own', html: '<p>Hello</p>' } }),
  'PATCH /canned-replies/{id}': () => ({ body: { name: 'Renamed' } }),
  'POST /unwatch': () => ({ query: '?token=TKT-20260101-0001.nobody.nothing' }),
  'POST /views': () => ({ body: { name: 'Own', filter: 'is:mine' } }),
  'PATCH /views/{id}': () => ({ body: { name: 'Renamed' } }),
  'PUT /views/order': () => ({ body: { keys: ['mine'] } }),
  'POST /macros': () => ({ body: { name: 'Own', steps: [{ do: 'priority', priority: 'high' }] } }),
  'PATCH /macros/{id}': () => ({ body: { name: 'Renamed' } }),
  'POST /tickets/{number}/checklists': () => ({ body: { do: 'add', title: 'Own' } }),
  'POST /tickets/{number}/time': () => ({ body: { duration: '1h' } }),
  'PATCH /tickets/{number}/time/{id}': () => ({ body: { duration: '1h' } }),
  'PUT /me/timer': () => ({ body: { ticket: number } }),
  'PATCH /me/timer': () => ({ body: { running: false } }),
  'POST /time-types': () => ({ body: { name: `Work ${uuid()}` } }),
  'PATCH /time-types/{id}': () => ({ body: { retired: true } }),
  'GET /time': () => ({ query: '?from=2026-11-01&to=2026-11-30' }),
  'GET /time/sheet': () => ({ query: '?from=2026-11-01&to=2026-11-30' }),
  'GET /time/export.csv': () => ({ query: '?from=2026-11-01&to=2026-11-30' }),
  'POST /checklist-templates': () => ({ body: { name: 'Own', items: ['One'] } }),
  'PATCH /checklist-templates/{id}': () => ({ body: { name: 'Renamed' } }),
  'POST /recurring': () => ({ body: recurring }),
  'POST /recurring/preview': () => ({
    body: { when: recurring.when, timeZone: recurring.timeZone },
  }),
  'PATCH /recurring/{id}': () => ({ body: { name: 'Renamed' } }),
  'POST /recurring/{id}/occurrences/{at}/retry': () => ({ params: { id: uuid(), at: soon() } }),
  'POST /recurring/{id}/occurrences/{at}/dismiss': () => ({ params: { id: uuid(), at: soon() } }),
  'POST /templates': () => ({ body: { name: 'Own' } }),
  'PATCH /templates/{id}': () => ({ body: { name: 'Renamed' } }),
  'POST /templates/{id}/fill': () => ({ body: {} }),
  'PATCH /tickets/{number}/messages/{id}': () => ({ body: { text: 'Hello' } }),
  'PUT /tickets/{number}/messages/{id}/pin': () => ({ body: { pinned: true } }),
  'PUT /tickets/{number}/drafts/{kind}': () => ({
    params: { kind: 'reply' },
    body: { text: 'Hello', html: '', device: uuid() },
  }),
  'DELETE /tickets/{number}/drafts/{kind}': () => ({ params: { kind: 'reply' } }),
  'PUT /settings/conversation': () => ({ body: { editMinutes: 15 } }),
  'GET /tickets/similar': () => ({ query: '?subject=printer' }),
  'POST /tickets/{number}/links': () => ({ body: { relation: 'related_to', ticket: number } }),
  'POST /tickets/{number}/merge': () => ({ body: { tickets: [number] } }),
  'POST /tickets/{number}/merge/preview': () => ({ body: { tickets: [number] } }),
  'POST /tickets/{number}/split': () => ({ body: { messages: [uuid()], subject: 'Another matter' } }),
  'POST /tickets/{number}/watchers': () => ({ body: { person: uuid() } }),
  'DELETE /tickets/{number}/watchers/{watcher}': () => ({ params: { watcher: 'me' } }),
  'POST /bulk': () => ({ body: { numbers: [number], changes: { priority: 'high' } } }),
  'POST /bulk/preview': () => ({ body: { numbers: [number], changes: { priority: 'high' } } }),
  'GET /files/{id}': () => ({ params: { id: file } }),
  'POST /files/uploads/{upload}/finish': () => ({
    params: { upload: `${uuid()}.${uuid()}` },
    body: { name: 'a.txt' },
  }),
  'GET /files/{id}/about': () => ({ params: { id: file } }),
  'GET /files/{id}/thumbnail': () => ({ params: { id: file } }),
  'GET /files/{id}/mail': () => ({ params: { id: file } }),
  'POST /tickets/{number}/files/{id}/remove': () => ({ params: { id: file }, body: {} }),
  'POST /tickets/{number}/files/{id}/restore': () => ({ params: { id: file }, body: {} }),
  'GET /tickets/{number}/files/{id}/downloads': () => ({ params: { id: file } }),
  'PUT /files/settings': () => ({ body: defaultFileSettings }),
  'POST /files': () => upload(),
  'PUT /lifecycles/{kind}': () => ({ params: { kind: 'task' }, body: defaultLifecycle }),
  'DELETE /lifecycles/{kind}': () => ({ params: { kind: 'task' }, query: `?team=${uuid()}` }),
  'GET /lifecycles/{kind}/usage': () => ({ params: { kind: 'task' } }),
  'GET /tickets/{number}/past': () => ({ query: '?seq=1' }),
  'PUT /tickets/{number}/snooze': () => ({ body: { until: soon() } }),
  'POST /tickets/{number}/reminders': () => ({ body: { at: soon() } }),
  'POST /tags': () => ({ body: { name: `tag ${uuid()}` } }),
  'PATCH /tags/{id}': () => ({ body: { color: 'red' } }),
  'POST /tags/{id}/merge': () => ({ body: { into: uuid() } }),
  'POST /calendars': () => ({ body: calendar }),
  'PUT /calendars/{id}': () => ({ body: calendar }),
  'PUT /sla-policies/{id}': () => ({ body: defaultSlaPolicy }),
  'POST /people': () => ({ body: { name: 'New', email: `${uuid()}@x.test`, role: 'requester' } }),
  'POST /people/{id}/invitation': () => ({ params: { id: bystander.id } }),
  'PATCH /people/{id}': () => ({ params: { id: bystander.id }, body: { name: 'Renamed' } }),
  'GET /permissions/{name}/people': () => ({ params: { name: 'ticket.read' } }),
  'POST /fields': () => ({ body: { key: `f${uuid().slice(-12)}`, name: 'New', type: 'text' } }),
  'PUT /fields/order': async () => ({ body: { fields: await fieldIds() } }),
  'PUT /fields/{id}': async () => ({
    params: { id: await newField() },
    body: { name: 'Renamed', type: 'text' },
  }),
  'GET /filter-fields/{name}/values': () => ({ params: { name: 'queue' } }),
  'POST /roles': () => ({ body: { key: `role-${uuid().slice(-12)}`, name: 'New', grants: [] } }),
  'PATCH /roles/{key}': async () => ({ params: { key: await newRole() }, body: { name: 'Renamed' } }),
  'DELETE /roles/{key}': async () => ({ params: { key: await newRole() } }),
  'GET /people/{id}/access': () => ({ params: { id: bystander.id } }),
  'PUT /people/{id}/roles': () => ({ params: { id: bystander.id }, body: { roles: [] } }),
  'POST /me/tokens': () => ({ body: { name: 'Another' } }),
  'PUT /security': () => ({ body: {} }),
  'POST /delegations': () => ({
    body: { to: bystander.id, endsAt: new Date(Date.now() + 60_000).toISOString() },
  }),
  'DELETE /delegations/{id}': async () => ({ params: { id: await newDelegation() } }),
  'GET /people/{id}': () => ({ params: { id: bystander.id } }),
  'POST /people/{id}/addresses': () => ({ body: { address: `${uuid()}@x.test` } }),
  'DELETE /people/{id}/addresses/{address}': () => ({ params: { address: 'nobody@x.test' } }),
  'POST /people/{id}/avatar': () => upload(),
  'GET /people/{id}/merge-preview': () => ({ query: `?from=${uuid()}` }),
  'POST /people/{id}/merge': () => ({ body: { from: uuid() } }),
  'POST /people/imports': () => upload(),
  'POST /people/bulk': () => ({ body: { ids: [uuid()], changes: { active: true } } }),
  'POST /me/addresses': () => ({ body: { address: `${uuid()}@x.test` } }),
  'POST /verify-address': () => ({ body: { token: 'x'.repeat(32) } }),
  'PATCH /me/profile': () => ({ body: { phone: '1' } }),
  'POST /organizations': () => ({ body: { name: `Company ${uuid()}` } }),
  'PATCH /organizations/{id}': () => ({ body: { notes: 'x' } }),
  'PUT /organizations/{id}/people/{personId}': () => ({ body: {} }),
  'POST /teams': () => ({ body: { name: `Team ${uuid()}` } }),
  'PATCH /teams/{id}': () => ({ body: { description: 'x' } }),
  'POST /skills': () => ({ body: { name: `Skill ${uuid()}` } }),
  'PATCH /skills/{id}': () => ({ body: { name: `Skill ${uuid()}` } }),
  'PUT /people/{id}/agent': () => ({ params: { id: bystander.id }, body: { capacity: 5 } }),
  'PUT /me/duty': () => ({ body: { onDuty: true } }),
  'POST /absences': () => ({ body: away() }),
  'PUT /absences/{id}': async () => ({
    params: { id: await newAbsence() },
    body: { ...away(), substitute: null, reason: '' },
  }),
  'DELETE /absences/{id}': async () => ({ params: { id: await newAbsence() } }),
  'POST /queues': () => ({ body: { key: `queue-${uuid().slice(-12)}`, name: 'Another' } }),
  'PATCH /queues/{id}': () => ({ body: { description: 'x' } }),
  'PUT /queues/order': () => ({ body: { queues: [queue.id] } }),
  'GET /audit/export': () => ({ query: '?format=csv' }),
  'PUT /audit/retention': () => ({ body: { days: null } }),
  'GET /setup/{token}': () => ({ params: { token: 'x'.repeat(30) } }),
  'POST /setup': () => ({ body: { token: 'x'.repeat(30), name: 'N', email: 'n@x.test', password } }),
}

describe('every endpoint answers each caller as the matrix says', () => {
  const endpoints = described()

  test('and none is missing from it, or in it and gone', () => {
    expect(Object.keys(matrix).concat(open).sort()).toEqual(endpoints.toSorted())
  })

  test.each(endpoints.filter((endpoint) => endpoint in matrix))('%s', async (endpoint) => {
    const answers = await Promise.all(
      callers.map(async (name) => mark(await call(endpoint, headersOf(name)))),
    )
    expect(answers.join('')).toBe(matrix[endpoint])
  })

  test.each(endpoints)(
    '%s without a session, with an expired one, with a revoked token',
    async (endpoint) => {
      const strangers: Record<string, string>[] = [
        {},
        { cookie: expiredSession },
        { authorization: `Bearer ${await revokedToken()}` },
      ]
      for (const headers of strangers) {
        const { status } = await call(endpoint, headers)
        if (open.includes(endpoint)) expect(status).not.toBe(401)
        else expect(status).toBe(401)
      }
    },
  )
})

/** The endpoints of the OpenAPI document, as `GET /tickets/{number}`. */
function described(): string[] {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, unknown>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  )
}

async function call(
  endpoint: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const [method, path] = endpoint.split(' ') as [string, string]
  const { params = {}, query = '', body, headers: more } = (await samples[endpoint]?.()) ?? {}
  const known: Record<string, string> = { number, id: uuid(), key: 'nothing', ...params }
  const url = `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? uuid())}${query}`
  const response = await app.inject({
    ...{ method: method as 'GET', url, headers: { ...headers, ...more } },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const text = response.rawPayload.toString('utf8').slice(0, 300)
  if (response.statusCode >= 500) throw new Error(`${endpoint} answered ${response.statusCode}: ${text}`)
  return { status: response.statusCode, text }
}

/** How a caller was received. A missing thing that they may look for is told apart from one that is hidden. */
function mark({ status, text }: { status: number; text: string }): string {
  if (status === 401) return '?'
  if (status === 403) return text.includes('not_allowed') ? '-' : '+'
  if (status === 404) return hidden.test(text) ? '0' : '+'
  return '+'
}
const hidden = /There is no (ticket|file|command|delegation|session|token|absence|bulk change) /

const headersOf = (name: CallerName) => ({ authorization: `Bearer ${people[name].token}` })

function away() {
  const startsAt = new Date(Date.now() + 86_400_000 * (1 + Math.random() * 3_000))
  return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 1_000).toISOString() }
}

async function newAbsence(): Promise<string> {
  const [id, { startsAt, endsAt }] = [uuid(), away()]
  const times = { starts_at: new Date(startsAt), ends_at: new Date(endsAt) }
  await db
    .insertInto('absence')
    .values({ id, person_id: bystander.id, ...times })
    .execute()
  return id
}

async function attachedFile(): Promise<string> {
  const { id: ticketId } = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { sha256, size } = await desk.services.blobs.put(Buffer.from('text'), { maxBytes: 100 })
  const [id, messageId] = [uuid(), uuid()]
  const said = {
    ticket_id: ticketId,
    seq: 2,
    kind: 'reply',
    from: 'agent',
    text: 'See',
    created_at: new Date(),
  } as const
  await db
    .insertInto('message')
    .values({ id: messageId, ...said })
    .execute()
  await db
    .insertInto('attachment')
    .values({ id, sha256, size, name: 'a.txt', type: 'text/plain', state: 'clean', message_id: messageId })
    .execute()
  return id
}

function upload(): Sample {
  const boundary = 'matrix'
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nHello\r\n--${boundary}--\r\n`
  return { body: part, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

async function newRole(): Promise<string> {
  const key = `role-${uuid().slice(-12)}`
  const { status } = await people.administrator.post('/roles', { key, name: 'Made' })
  expect(status).toBe(201)
  return key
}

async function newField(): Promise<string> {
  const field = { key: `f${uuid().slice(-12)}`, name: 'Made', type: 'text' }
  const { status, body } = await people.administrator.post('/fields', field)
  expect(status).toBe(201)
  return body.field.id
}

async function fieldIds(): Promise<string[]> {
  const rows = await db.selectFrom('field').select('id').execute()
  return rows.map(({ id }) => id)
}

async function newDelegation(): Promise<string> {
  const id = uuid()
  const times = { starts_at: new Date(), ends_at: new Date(Date.now() + 60_000) }
  const between = { from_id: people.administrator.id, to_id: bystander.id }
  await db
    .insertInto('delegation')
    .values({ id, ...between, ...times })
    .execute()
  return id
}

async function signInAndExpire(): Promise<string> {
  await desk.withPassword(bystander)
  const { headers } = await desk.calling().post('/auth/sign-in/email', { email: bystander.email, password })
  await db
    .updateTable('session')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .execute()
  app.forgetViewers()
  return headers['set-cookie']?.split(';')[0] ?? ''
}

async function revokedToken(): Promise<string> {
  const { key, id } = await desk.services.auth.api.createApiKey({
    body: { userId: bystander.id, name: 'gone' },
  })
  await db.deleteFrom('api_key').where('id', '=', id).execute()
  return key
}
