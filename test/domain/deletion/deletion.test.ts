import { describe, expect, test } from 'vitest'
import { abilityFor } from '#domain/access/abilities.ts'
import { inverseOf } from '#domain/bulk/changes.ts'
import { asksForDeleted, seesTicket, withoutDeleted } from '#domain/deletion/seen.ts'
import { awaitsSomebody } from '#domain/people/escalation.ts'
import { builtInCatalogue } from '#domain/query/fields.ts'
import { parseQuery } from '#domain/query/parse.ts'
import { isDueToClose } from '#domain/tickets/decide.ts'
import { Desk, message, types } from '#test/domain/tickets/given.ts'

const day = 24 * 3_600_000
const deleted = (desk = new Desk().create()) => {
  desk.change({ deleted: true })
  return desk
}

describe('a deleted ticket', () => {
  test('remembers since when, and why', () => {
    const desk = new Desk().create()
    const { events } = desk.change({ deleted: true }, { reason: 'Spam' })
    expect(events).toMatchObject([{ type: 'deleted', reason: 'Spam' }])
    expect(desk.state?.deletedAt).toBe(desk.now)
    expect(desk.change({ deleted: true }).events).toEqual([])
  })

  test('takes nothing but being restored, and then is what it was', () => {
    const desk = deleted()
    for (const refused of [
      desk.change({ priority: 'high' }),
      desk.say('agent'),
      desk.say('requester'),
      desk.ask('wake', {}),
      desk.ask('macro', { macro: { id: 'm', name: 'M' }, steps: [] }),
    ])
      expect(refused.rejection).toMatchObject({ code: 'ticket_deleted' })
    const before = desk.state
    expect(types(desk.change({ deleted: false }))).toEqual(['restored'])
    expect(desk.state).toMatchObject({ deletedAt: null, status: before?.status, tags: before?.tags })
    expect(desk.say('agent').rejection).toBeUndefined()
    expect(desk.change({ deleted: false }).events).toEqual([])
  })

  test('is neither closed nor escalated, and nobody is reminded of it', () => {
    const desk = deleted(new Desk().create().move('resolved')).wait(30 * day)
    expect(isDueToClose(desk.state!, desk.now)).toBe(false)
    expect(desk.ask('close', {}).events).toEqual([])
    expect(desk.ask('ring', {}).events).toEqual([])
    desk.change({ deleted: false })
    expect(types(desk.ask('close', {}))).toEqual(['status_changed'])
    const urgent = deleted(new Desk().create({ priority: 'urgent' })).state!
    expect(awaitsSomebody(urgent, { escalateAfterMinutes: 5 } as never)).toBe(false)
  })

  test('remembers that one of its files was found infected', () => {
    const desk = deleted()
    const file = { fileId: 'f', name: 'a.exe', reason: null }
    expect(types(desk.ask('file', { change: 'quarantined', ...file }))).toEqual(['file_quarantined'])
    expect(desk.ask('file', { change: 'removed', ...file }).rejection?.code).toBe('ticket_deleted')
  })

  test('keeps its tags called what they are called', () => {
    const desk = deleted(new Desk().create({ tags: ['vpn'] }))
    desk.ask('retag', { from: 'vpn', to: 'network' })
    expect(desk.state?.tags).toEqual(['network'])
  })

  test('conflicts with what somebody else decided about it since', () => {
    const desk = new Desk().create()
    const before = desk.state!.seq
    desk.change({ deleted: true })
    desk.change({ deleted: false })
    expect(desk.change({ deleted: true }, { ifMatch: before }).rejection).toMatchObject({
      code: 'conflict',
      field: 'deleted',
    })
  })

  test('is taken back by its contrary', () => {
    const desk = new Desk().create()
    expect(inverseOf(desk.change({ deleted: true }).events ?? [])).toEqual({ deleted: false })
    expect(inverseOf(desk.change({ deleted: false }).events ?? [])).toEqual({ deleted: true })
  })

  test('does not exist for who may not restore it', () => {
    const ticket = { requesterId: 'ada', assigneeId: null, queueId: 'desk', organizationId: null }
    const may = (...permissions: ('ticket.read' | 'ticket.delete')[]) =>
      abilityFor({
        ...{ id: 'grace', teamQueueIds: [], organizationIds: [] },
        grants: permissions.map((permission) => ({ permission, scope: 'all', through: { role: 'agent' } })),
      })
    expect(seesTicket(may('ticket.read'), ticket, false)).toBe(true)
    expect(seesTicket(may('ticket.read'), ticket, true)).toBe(false)
    expect(seesTicket(may('ticket.read', 'ticket.delete'), ticket, true)).toBe(true)
    expect(seesTicket(may('ticket.delete'), ticket, true)).toBe(false)
  })
})

test.each([
  ['is:deleted', true],
  ['-is:open (priority:high OR deleted:>7d)', true],
  ['is:open,mine deleted', false],
  ['', false],
])('whether "%s" asks for deleted tickets: %s', (filter, asks) => {
  expect(asksForDeleted(parseQuery(filter))).toBe(asks)
})

test('who may not restore tickets is not offered to ask for deleted ones', () => {
  const catalogue = withoutDeleted(builtInCatalogue)
  expect(catalogue.find('deleted')).toBeUndefined()
  expect(() => parseQuery('is:deleted', catalogue)).toThrow()
  expect(() => parseQuery('is:open', catalogue)).not.toThrow()
})

test('a message is said on no deleted ticket', () => {
  const desk = deleted()
  expect(desk.ask('message', { message: message('requester', 'note') }).rejection?.code).toBe(
    'ticket_deleted',
  )
})
