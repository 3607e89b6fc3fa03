import { describe, expect, test } from 'vitest'
import { newKey, nowhere, openApp } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

describe('while no worker is there', async () => {
  const desk = await openApp({ worker: false, deadlineMs: 400 })
  const agent = await desk.person('agent')
  const commandOf = async (id: string) => (await agent.get(`/commands/${id}`)).body.command

  test('a ticket is accepted with its command, and there once a worker is', async () => {
    const key = newKey()
    const { status, body } = await agent.post('/tickets', { subject: 'Later', text: 'Please' }, key)
    expect(status).toBe(202)
    expect(body.command).toMatchObject({ state: 'pending', href: `/api/v1/commands/${body.command.id}` })
    const waiting = await commandOf(body.command.id)
    expect(waiting).toMatchObject({ state: 'pending', reason: null })
    expect((await agent.get(`/tickets/${waiting.ticket}`)).status).toBe(404)

    const again = await agent.post('/tickets', { subject: 'Later', text: 'Please' }, key)
    expect([again.status, again.body]).toEqual([202, body])

    await desk.work()
    await desk.services.processes.wakeTicket(waiting.ticket)
    await until(
      'the command is committed',
      async () => (await commandOf(body.command.id)).state === 'committed',
    )
    expect((await agent.get(`/tickets/${waiting.ticket}`)).body.ticket.subject).toBe('Later')
    const settled = await agent.post('/tickets', { subject: 'Later', text: 'Please' }, key)
    expect([settled.status, settled.body.ticket.number]).toEqual([201, waiting.ticket])
    expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(1)
  })

  test('changes and messages wait in their order, and nothing overtakes', async () => {
    await desk.work()
    const { number } = (await agent.post('/tickets', { subject: 'In order' })).body.ticket
    await desk.rest()
    const changed = await agent.patch(`/tickets/${number}`, { status: 'resolved' })
    const said = await agent.post(`/tickets/${number}/messages`, { kind: 'note', text: 'One' })
    const refused = await agent.patch(`/tickets/${number}`, { status: 'pending' })
    expect([changed.status, said.status, refused.status]).toEqual([202, 202, 202])
    await desk.work()
    const last = await agent.post(`/tickets/${number}/messages`, { kind: 'note', text: 'Two' })
    expect([201, 202]).toContain(last.status)
    await until('all is committed', async () => {
      const { messages } = (await agent.get(`/tickets/${number}/messages`)).body
      return messages.length === 2 && messages[0].text === 'Two'
    })
    expect(await commandOf(refused.body.command.id)).toMatchObject({
      state: 'rejected',
      reason: { code: 'transition_not_allowed' },
    })
    expect((await agent.get(`/tickets/${number}`)).body.ticket.status).toBe('resolved')
  })

  test('the desk says that it cannot serve, and why', async () => {
    await desk.work()
    await until('it is ready', async () => (await desk.calling().get('//readyz')).status === 200)
    expect((await desk.calling().get('//readyz')).body).toEqual({
      database: true,
      temporal: true,
      worker: true,
    })
  })
})

describe('while Temporal cannot be reached', async () => {
  const desk = await openApp({ temporalAddress: nowhere, deadlineMs: 400 })
  const agent = await desk.person('agent')

  test('a ticket is accepted with its command', async () => {
    const { status, body } = await agent.post('/tickets', { subject: 'Later' })
    expect(status).toBe(202)
    expect((await agent.get(`/commands/${body.command.id}`)).body.command.state).toBe('pending')
    expect(desk.warnings).toContain('A command waits: its workflow gave no answer.')
  })

  test('the desk is alive but not ready', async () => {
    expect((await desk.calling().get('//healthz')).body).toEqual({ alive: true })
    const { status, body } = await desk.calling().get('//readyz')
    expect(status).toBe(503)
    expect(body).toEqual({ database: true, temporal: false, worker: false })
  })
})
