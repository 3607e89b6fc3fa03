import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

let now = Date.now()
const desk = await openApp({ now: () => now })
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Linus Torvalds')
const requester = await desk.person('requester', 'Ada Lovelace')
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

async function opened() {
  const { body } = await requester.post('/tickets', { subject: 'No network', text: 'Help' })
  return { number: body.ticket.number as string, path: `/tickets/${body.ticket.number}` }
}
const numbers = async (filter: string, who = agent) =>
  (await who.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.tickets.map(
    (ticket: { number: string }) => ticket.number,
  )

describe('a snoozed ticket', () => {
  test('is out of the live views until it is woken', async () => {
    const { number, path } = await opened()
    const until = inMinutes(90)
    expect((await agent.put(`${path}/snooze`, { until })).body.ticket.snoozedUntil).toBe(until)
    const { views } = (await agent.get('/views')).body
    const open = views.find((view: { key: string }) => view.key === 'open').filter
    expect(await numbers(open)).not.toContain(number)
    expect(await numbers('is:snoozed')).toContain(number)
    expect((await requester.get(path)).body.ticket.snoozedUntil).toBeNull()
    expect((await agent.delete(`${path}/snooze`)).body.ticket.snoozedUntil).toBeNull()
    expect(await numbers(open)).toContain(number)
  })

  test('comes back when the requester answers, not when a colleague writes', async () => {
    const { path } = await opened()
    await agent.put(`${path}/snooze`, { until: inMinutes(90) })
    await colleague.post(`${path}/messages`, { kind: 'note', text: 'Waiting' })
    expect((await agent.get(path)).body.ticket.snoozedUntil).not.toBeNull()
    await requester.post(`${path}/messages`, { kind: 'reply', text: 'It works again' })
    expect((await agent.get(path)).body.ticket.snoozedUntil).toBeNull()
    const woken = (await agent.get(`${path}/events`)).body.events.find(
      ({ type }: { type: string }) => type === 'woken',
    )
    expect(woken.reason).toBe('requester_replied')
  })

  test('comes back when it is resolved, and what is resolved is not snoozed', async () => {
    const { number, path } = await opened()
    await agent.put(`${path}/snooze`, { until: inMinutes(90) })
    expect((await agent.patch(path, { status: 'resolved' })).body.ticket.snoozedUntil).toBeNull()
    expect((await agent.put(`${path}/snooze`, { until: inMinutes(90) })).body).toMatchObject({
      code: 'not_to_snooze',
      detail: `Ticket ${number} is resolved: there is nothing to snooze.`,
    })
  })

  test('is not snoozed until a time that has passed, or to the end of days', async () => {
    const { path } = await opened()
    expect((await agent.put(`${path}/snooze`, { until: inMinutes(-1) })).body).toMatchObject({
      ...{ code: 'not_in_the_future', field: 'until' },
    })
    expect((await agent.put(`${path}/snooze`, { until: '9000-01-01T00:00:00Z' })).status).toBe(422)
  })
})

describe('a reminder', () => {
  test('is for who set it: others learn neither what it says nor can take it back', async () => {
    const { path } = await opened()
    const { body } = await agent.post(`${path}/reminders`, { at: inMinutes(5), text: 'Call the supplier' })
    expect(body.ticket.reminders).toMatchObject([{ for: 'me', text: 'Call the supplier', rung: false }])
    expect((await colleague.get(path)).body.ticket.reminders).toEqual([])
    const seen = JSON.stringify((await colleague.get(`${path}/events`)).body)
    expect(seen).toContain('reminder_set')
    expect(seen).not.toContain('supplier')
    const { id } = body.ticket.reminders[0]
    expect((await colleague.delete(`${path}/reminders/${id}`)).status).toBe(404)
    expect((await agent.delete(`${path}/reminders/${id}`)).body.ticket.reminders).toEqual([])
  })

  test('that is due shows in a view, and is mailed, once', async () => {
    const { number, path } = await opened()
    await agent.patch(path, { assignee: agent.email })
    await colleague.post(`${path}/reminders`, { at: inMinutes(5), for: 'assignee', text: 'Look again' })
    expect(await numbers('is:reminded')).not.toContain(number)
    now += 6 * 60_000
    // Whatever happens next on the ticket finds what is due; otherwise its process does.
    await agent.patch(path, { priority: 'high' })
    await agent.patch(path, { priority: 'low' })
    expect((await agent.get(path)).body.ticket.reminders).toMatchObject([{ for: 'assignee', rung: true }])
    expect(await numbers('is:reminded')).toContain(number)
    expect(await numbers('is:reminded', colleague)).not.toContain(number)
    const mails = await desk.db
      .selectFrom('delivery')
      .select(['to_address', 'subject', 'body', 'state'])
      .where('kind', '=', 'notice')
      .where('subject', 'like', `%${number}%`)
      .execute()
    expect(mails).toMatchObject([{ to_address: agent.email, state: 'held' }])
    expect(mails[0]?.body).toContain('Look again')
  })

  test('is one of twenty at most on a ticket', async () => {
    const { path } = await opened()
    const set = () => agent.post(`${path}/reminders`, { at: inMinutes(5) })
    await Promise.all(Array.from({ length: 20 }, set))
    expect((await set()).body.code).toBe('too_many_reminders')
  })
})
