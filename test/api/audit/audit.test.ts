import { createOTP } from '@better-auth/utils/otp'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { audit, system } from '#db/audit.ts'
import { nowhere, openApp, password } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp({ temporalAddress: nowhere, deadlineMs: 300 })
const boss = await desk.person('administrator', 'The Boss')
const manager = await desk.person('manager', 'Mary Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Alan Turing')
await desk.withPassword(agent)

// biome-ignore lint/suspicious/noExplicitAny: values of every shape
type Shown = Record<string, any>
const found = async (query: string): Promise<Shown[]> => (await boss.get(`/audit?${query}`)).body.records

let address = 0
const from = () => ({ 'x-forwarded-for': `198.51.100.${++address}`, 'user-agent': 'Firefox/150' })
const signIn = (email: string, word: string, headers = from()) =>
  desk.calling().post('/auth/sign-in/email', { email, password: word }, headers)

describe('the audit log', () => {
  test('says who changed what, from where, and what it was before', async () => {
    await manager.patch(`/people/${agent.id}`, { name: 'Grace B. Hopper' }, { 'user-agent': 'curl/8' })
    const [record] = await found(`subject=${agent.id}&action=person.update`)
    expect(record).toMatchObject({
      action: 'person.update',
      actor: `Mary Manager <${manager.email}>`,
      person: { id: manager.id, name: 'Mary Manager' },
      ...{ subject: agent.id, subjectName: 'Grace B. Hopper', address: '127.0.0.1', userAgent: 'curl/8' },
      ...{ before: { name: 'Grace Hopper' }, after: { name: 'Grace B. Hopper' } },
    })
    expect((await boss.get(`/audit/${record?.id}`)).body.record).toEqual(record)
    expect((await boss.get(`/audit/${agent.id}`)).status).toBe(404)
  })

  test('is listed newest first, in pages', async () => {
    for (let index = 0; index < 5; index++)
      await audit(desk.db, { ...system, action: 'test.page', subject: `p${index}` })
    const all = await found('action=test.page')
    expect(all.map(({ subject }) => subject)).toEqual(['p4', 'p3', 'p2', 'p1', 'p0'])
    const first = (await boss.get('/audit?action=test.page&limit=2')).body
    const second = (await boss.get(`/audit?action=test.page&limit=200&cursor=${first.next}`)).body
    expect([...first.records, ...second.records]).toEqual(all)
    expect(second.next).toBeNull()
    expect((await boss.get('/audit?cursor=x')).body.code).toBe('invalid_cursor')
  })

  test('is found by action, person, subject, time and text', async () => {
    await audit(desk.db, { ...system, action: 'test.find', subject: 'needle', after: { note: '100% of_it' } })
    await audit(desk.db, { ...system, action: 'testing', subject: 'other' })
    expect((await found('action=test.')).every(({ action }) => action.startsWith('test.'))).toBe(true)
    expect((await found('action=test')).map(({ action }) => action)).toContain('testing')
    expect(await found('action=t_st')).toEqual([])
    expect(await found(`person=${manager.id}&action=person`)).toHaveLength(1)
    const [needle] = await found('subject=needle')
    expect(await found('text=100%25 OF_')).toEqual([needle])
    expect(await found('text=%25%25%25')).toEqual([])
    const at = needle?.at as string
    expect((await found(`from=${at}&text=needle`)).length).toBe(1)
    expect(await found(`to=${at}&text=needle`)).toEqual([])
    expect((await boss.get('/audit?from=yesterday')).body).toMatchObject({ status: 422, field: 'from' })
    const { actions } = (await boss.get('/audit/actions')).body
    expect(actions).toEqual([...new Set(actions)].sort())
    expect(actions).toContain('test.find')
  })

  test('is read by those who may, exported by fewer', async () => {
    expect((await manager.get('/audit')).status).toBe(200)
    expect((await manager.get('/audit/integrity')).status).toBe(200)
    expect((await manager.get('/audit/export')).status).toBe(403)
    expect((await manager.put('/audit/retention', { days: 30 })).status).toBe(403)
    for (const path of [
      '',
      '/integrity',
      '/alerts',
      '/actions',
      '/export',
      '/retention',
      '/reports/access-review',
    ])
      for (const caller of [agent, requester])
        expect((await caller.get(`/audit${path}`)).status, path).toBe(403)
    expect((await desk.calling().get('/audit')).status).toBe(401)
  })

  test('holds, and says so', async () => {
    const { integrity } = (await boss.get('/audit/integrity')).body
    expect(integrity).toMatchObject({ holds: true, complete: true, broken: null })
    expect(integrity.checked).toBeGreaterThan(5)
  })
})

describe('signing in', () => {
  test('is recorded with where from, and so is signing out', async () => {
    const headers = from()
    const answer = await signIn(agent.email, password, headers)
    const cookie = /perdure\.session_token=[^;]+/.exec(answer.headers['set-cookie'] ?? '')?.[0] ?? ''
    await desk.calling({ cookie }).post('/auth/sign-out', {}, headers)
    const [out, into] = await found(`subject=${agent.id}&action=sign`)
    expect(into).toMatchObject({
      ...{ action: 'sign_in', person: { id: agent.id }, address: headers['x-forwarded-for'] },
      ...{ userAgent: 'Firefox/150', after: { way: 'sign-in/email' } },
    })
    expect(out).toMatchObject({
      action: 'sign_out',
      person: { id: agent.id },
      address: headers['x-forwarded-for'],
    })
    expect(JSON.stringify([into, out])).not.toContain(password)
  })

  test('that fails is recorded, for accounts that are there and for others', async () => {
    await signIn(requester.email, 'not the password')
    await signIn('Nobody@people.test', 'not the password')
    const [record] = await found(`subject=${requester.id}&action=sign_in.failed`)
    expect(record).toMatchObject({
      person: null,
      actor: `Alan Turing <${requester.email}>`,
      after: { account: requester.email },
    })
    expect(await found('subject=nobody@people.test&action=sign_in.failed')).toHaveLength(1)
  })

  test('is recorded as locked when it was tried too often, and alerts once', async () => {
    const headers = from()
    const victim = await desk.person('agent', 'Victim')
    await desk.withPassword(victim)
    for (let attempt = 0; attempt < 9; attempt++) await signIn(victim.email, 'guessed', headers)
    const actions = (await found(`subject=${victim.id}&action=sign_in`)).map(({ action }) => action)
    expect(actions).toEqual(['sign_in.locked', ...Array.from({ length: 5 }, () => 'sign_in.failed')])
    expect(await found(`subject=${victim.id}&action=alert.failed_sign_ins`)).toHaveLength(1)
  })

  test('with a one-time link is recorded', async () => {
    const { person, inviteUrl } = (
      await boss.post('/people', { name: 'New', email: 'new@people.test', role: 'agent' })
    ).body
    const token = new URL(inviteUrl).searchParams.get('token')
    expect(
      (
        await desk
          .calling()
          .post('/setup', { token, name: 'New', email: 'new@people.test', password }, from())
      ).status,
    ).toBe(201)
    const [record] = await found(`subject=${person.id}&action=invitation.use`)
    expect(record).toMatchObject({ person: { id: person.id }, address: `198.51.100.${address}` })
    expect(JSON.stringify(record)).not.toContain(token)
  })
})

describe('a second factor', () => {
  const cookiesOf = (headers: Record<string, string>) =>
    [...(headers['set-cookie'] ?? '').matchAll(/(perdure\.[\w-]+=[^;,]+)/g)]
      .map(([cookie]) => cookie)
      .join('; ')

  test('is recorded when it is set up, asked for, missed and passed', async () => {
    const tom = await desk.person('agent', 'Tom')
    await desk.withPassword(tom)
    const browser = desk.calling({ cookie: cookiesOf((await signIn(tom.email, password)).headers) })
    const { body } = await browser.post('/auth/two-factor/enable', { password })
    const secret = new URL(body.totpURI).searchParams.get('secret') ?? ''
    const code = await createOTP(fromBase32(secret), { digits: 6, period: 30 }).totp()
    expect((await browser.post('/auth/two-factor/verify-totp', { code })).status).toBe(200)
    const halfway = desk.calling({ cookie: cookiesOf((await signIn(tom.email, password)).headers) })
    const headers = from()
    for (const code of ['wrong', body.backupCodes[0]])
      await halfway.post('/auth/two-factor/verify-backup-code', { code }, headers)
    const records = await found(`person=${tom.id}`)
    expect(records.map(({ action }) => action)).toEqual([
      ...['sign_in', 'sign_in.password_accepted', 'second_factor.enable', 'sign_in'],
    ])
    expect(records[0]?.after).toEqual({ way: 'two-factor/verify-backup-code' })
    const [missed] = await found(`text=${headers['x-forwarded-for']}&action=sign_in.failed`)
    expect(missed).toMatchObject({ person: null, after: { way: 'two-factor/verify-backup-code' } })
    expect(JSON.stringify([...records, missed])).not.toContain(body.backupCodes[0])
  })
})

describe('what can not be recorded', () => {
  async function withoutLog(work: () => Promise<void>): Promise<void> {
    await sql`alter table audit_record rename to audit_record_away`.execute(desk.db)
    try {
      await work()
    } finally {
      await sql`alter table audit_record_away rename to audit_record`.execute(desk.db)
    }
  }

  test('lets nobody in, and refuses as ever', () =>
    withoutLog(async () => {
      const into = await signIn(agent.email, password)
      expect(into).toMatchObject({ status: 503, body: { code: 'unavailable' } })
      expect(into.headers['set-cookie']).toBeUndefined()
      expect((await signIn(agent.email, 'not the password')).status).toBe(401)
    }))

  test('does not keep a refusal from being answered', () =>
    withoutLog(async () => {
      const other = await desk.person('requester', 'Other')
      expect((await other.get('/people')).status).toBe(403)
    }))
})

describe('a refused permission', () => {
  const refusals = (id: string) => found(`action=permission.refused&person=${id}`)

  test('is recorded once, however often it is tried', async () => {
    const curious = await desk.person('requester', 'Curious')
    for (let attempt = 0; attempt < 20; attempt++) expect((await curious.get('/people')).status).toBe(403)
    await curious.get('/roles')
    const records = await until('both are recorded', async () => {
      const known = await refusals(curious.id)
      return known.length > 1 ? known : undefined
    })
    expect(records.map(({ subject }) => subject).sort()).toEqual(['person.read', 'role.read'])
    expect(records.find(({ subject }) => subject === 'person.read')?.after).toEqual({
      ...{ method: 'GET', path: '/api/v1/people', roles: ['requester'] },
    })
  })
})

describe('an export', () => {
  test('is a table for spreadsheets, in which nothing is a formula', async () => {
    const evil = '=HYPERLINK("http://evil.test","x")'
    await audit(desk.db, {
      ...system,
      actor: '+cmd|x',
      action: 'test.csv',
      subject: evil,
      after: { 'a,"b': '\n' },
    })
    const { status, headers, raw } = await boss.get('/audit/export?action=test.csv')
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/csv/)
    expect(headers['content-disposition']).toMatch(/filename="audit-\d{4}-\d\d-\d\d\.csv"/)
    const [row, ...others] = parse(raw.toString(), { bom: true, columns: true }) as Shown[]
    expect(others).toEqual([])
    expect(row).toMatchObject({ actor: "'+cmd|x", subject: `'${evil}`, after: '{"a,\\"b":"\\n"}' })
  })

  test('is one JSON text a line, oldest first, and longer than a batch', async () => {
    for (let index = 0; index < 1_005; index++)
      await audit(desk.db, { ...system, action: 'test.many', subject: String(index) })
    const lines = (await boss.get('/audit/export?action=test.many&format=jsonl')).raw
      .toString()
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).subject)).toEqual(
      Array.from({ length: 1_005 }, (_, index) => String(index)),
    )
  })

  test('is recorded', async () => {
    await boss.get('/audit/export?action=test.page&format=jsonl')
    const [record] = await found('action=audit.export')
    expect(record).toMatchObject({
      person: { id: boss.id },
      after: { format: 'jsonl', filter: { action: 'test.page' }, count: 5 },
    })
  })
})

describe('an alert', () => {
  const alerts = async (): Promise<Shown[]> => (await boss.get('/audit/alerts')).body.alerts
  const of = async (action: string, subject: string) =>
    (await alerts()).filter((each) => each.action === action && each.subject === subject)

  test('tells that somebody became an administrator, until it is acknowledged', async () => {
    const { person } = (
      await boss.post('/people', { name: 'Second', email: 'second@people.test', role: 'administrator' })
    ).body
    const [alert] = await of('alert.administrator_made', person.id)
    expect(alert).toMatchObject({
      actor: 'Perdure',
      subjectName: 'Second',
      after: { actor: `The Boss <${boss.email}>`, name: 'Second' },
    })
    expect((await manager.post(`/audit/alerts/${alert?.id}/acknowledge`, {})).status).toBe(403)
    for (const note of ['I made them', 'again'])
      expect((await boss.post(`/audit/alerts/${alert?.id}/acknowledge`, { note })).status).toBe(200)
    expect(await of('alert.administrator_made', person.id)).toEqual([])
    const records = await found(`subject=${alert?.id}`)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      action: 'alert.acknowledge',
      person: { id: boss.id },
      after: { note: 'I made them' },
    })
  })

  test('is acknowledged only if it is one', async () => {
    const [record] = await found('action=person.update')
    expect((await boss.post(`/audit/alerts/${record?.id}/acknowledge`, {})).status).toBe(404)
    expect((await boss.post(`/audit/alerts/${boss.id}/acknowledge`, {})).status).toBe(404)
  })

  test('tells of a role that got rights of administrators, and of an administrator’s token', async () => {
    await boss.post('/roles', { key: 'helper', name: 'Helper' })
    await boss.patch('/roles/helper', { grants: [{ permission: 'role.manage', scope: 'all' }] })
    expect((await of('alert.role_widened', 'helper')).map(({ after }) => after.gained)).toEqual([
      ['role.manage'],
    ])
    await boss.patch('/roles/helper', { description: 'The same rights' })
    expect(await of('alert.role_widened', 'helper')).toHaveLength(1)
    const who = { personId: boss.id, actor: 'The Boss' }
    await audit(desk.db, { ...who, action: 'token.create', subject: 'token-1', after: { name: 'laptop' } })
    expect(await of('alert.administrator_token', 'token-1')).toHaveLength(1)
    await audit(desk.db, { personId: agent.id, actor: 'Grace', action: 'token.create', subject: 'token-2' })
    expect(await of('alert.administrator_token', 'token-2')).toEqual([])
  })

  test('tells of many failed sign-ins from one address', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    for (let attempt = 0; attempt < 20; attempt++)
      await desk
        .calling()
        .post('/auth/sign-in/email', { email: `a${attempt}@people.test`, password: 'x'.repeat(12) }, headers)
    expect(await of('alert.failed_sign_ins_from', '203.0.113.9')).toHaveLength(1)
  })

  test('tells of a large export', async () => {
    await audit(desk.db, {
      personId: boss.id,
      actor: 'The Boss',
      action: 'person.export',
      subject: 'people',
      after: { count: 6_000 },
    })
    expect(await of('alert.mass_export', 'people')).toHaveLength(1)
  })

  test('reaches every administrator by mail, those of an attack once an hour', async () => {
    const mails = async (subject: string) => {
      const rows = await desk.db
        .selectFrom('delivery')
        .select(['to_address', 'body', 'state'])
        .where('subject', '=', `Security alert: ${subject}`)
        .where('to_address', 'in', [boss.email, manager.email])
        .execute()
      return rows.map((row) => ({ ...row, to_address: row.to_address as string }))
    }
    const before = await mails('somebody became an administrator')
    await boss.post('/people', { name: 'Third', email: 'third@people.test', role: 'administrator' })
    const told = (await mails('somebody became an administrator')).slice(before.length)
    expect(told).toMatchObject([{ to_address: boss.email, state: 'due' }])
    expect(told[0]?.body).toContain('Third is an administrator now')
    for (const actor of ['One', 'Two']) {
      const export_ = { action: 'person.export', subject: `of ${actor}`, after: { count: 6_000 } }
      await audit(desk.db, { personId: null, actor, ...export_ })
      expect(await of('alert.mass_export', `of ${actor}`)).toHaveLength(1)
    }
    expect(await mails('a large export')).toHaveLength(1)
  })
})

describe('retention', () => {
  test('is set by who may, within bounds, and recorded', async () => {
    expect((await boss.get('/audit/retention')).body.retention).toEqual({ days: null })
    expect((await boss.put('/audit/retention', { days: 7 })).body).toMatchObject({
      status: 422,
      field: 'days',
    })
    expect((await boss.put('/audit/retention', { days: 365 })).body.retention).toEqual({ days: 365 })
    const [record] = await found('action=audit.retention')
    expect(record).toMatchObject({ before: { days: null }, after: { days: 365 } })
    await boss.put('/audit/retention', { days: null })
    expect((await boss.get('/audit/retention')).body.retention).toEqual({ days: null })
  })
})

describe('reports', () => {
  test('show who has which roles, through what, and when they were last here', async () => {
    await boss.post('/roles', { key: 'auditor', name: 'Auditor' })
    await desk.db.insertInto('person_role').values({ person_id: agent.id, role_key: 'auditor' }).execute()
    const { rows } = (await boss.get('/audit/reports/access-review')).body
    const byId = new Map<string, Shown>(rows.map((row: Shown) => [row.id, row]))
    expect(byId.get(agent.id)).toMatchObject({
      ...{ active: true, administers: false, tokens: 1 },
      roles: [
        { role: 'agent', name: 'Agent', through: 'main role' },
        { role: 'auditor', name: 'Auditor', through: 'additional role' },
      ],
    })
    expect(Date.parse(byId.get(agent.id)?.lastSignInAt)).toBeGreaterThan(Date.now() - 600_000)
    expect(byId.get(boss.id)).toMatchObject({ administers: true, lastSignInAt: null })
    expect(byId.has(requester.id)).toBe(false)
    const text = (await boss.get('/audit/reports/access-review?format=csv')).raw.toString()
    expect(text).toContain('Agent (main role); Auditor (additional role)')
  })

  test('show what was done about access', async () => {
    const { rows } = (await boss.get('/audit/reports/privileged-actions')).body
    const actions = rows.map(({ action }: Shown) => action)
    expect(actions).toContain('role.update')
    expect(actions).not.toContain('sign_in')
    expect((await boss.get('/audit/reports/privileged-actions?to=2020-01-01T00:00:00Z')).body.rows).toEqual(
      [],
    )
    const backwards = await boss.get(
      '/audit/reports/privileged-actions?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z',
    )
    expect(backwards.body).toMatchObject({ status: 422, field: 'to' })
  })

  test('show failed sign-ins per account and address', async () => {
    const { rows } = (await boss.get('/audit/reports/failed-sign-ins')).body
    expect(rows.find(({ account }: Shown) => account.startsWith('Victim'))).toMatchObject({
      known: true,
      failed: 5,
      locked: 1,
    })
    expect(rows.find(({ account }: Shown) => account === 'nobody@people.test')).toMatchObject({
      known: false,
      failed: 1,
    })
  })

  test('leave the house as files only with the permission to export, and recorded', async () => {
    expect((await manager.get('/audit/reports/failed-sign-ins')).status).toBe(200)
    expect((await manager.get('/audit/reports/failed-sign-ins?format=csv')).status).toBe(403)
    expect((await boss.get('/audit/reports/failed-sign-ins?format=csv')).headers['content-type']).toMatch(
      /^text\/csv/,
    )
    const [record] = await found('action=report.export')
    expect(record).toMatchObject({ subject: 'failed-sign-ins', person: { id: boss.id } })
  })
})

test('the log of all this holds', async () => {
  expect((await boss.get('/audit/integrity')).body.integrity).toMatchObject({ holds: true, complete: true })
})

/** A secret as authenticator apps are given it (RFC 4648). */
function fromBase32(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('')
}
