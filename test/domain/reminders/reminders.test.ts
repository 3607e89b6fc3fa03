import { describe, expect, test } from 'vitest'
import { mostReminders, ringsAt } from '#domain/reminders/decide.ts'
import { reminderMail } from '#domain/reminders/mail.ts'
import { systemActor } from '#domain/tickets/types.ts'
import { day, minute, start } from '#test/domain/tickets/arbitraries.ts'
import { Desk, message, types } from '#test/domain/tickets/given.ts'

const desk = () => new Desk().create()
const remind = (on: Desk, id: string, at: number, person: string | null = 'grace') =>
  on.ask('remind', { id, at, person, text: 'Call' })
const ring = (on: Desk) => on.ask('ring', {}, systemActor)
const at = ({ state }: Desk) => (state ? ringsAt(state) : null)

describe('a snooze', () => {
  test('lasts until its time, and ends once', () => {
    const ticket = desk()
    ticket.ask('snooze', { until: start + day })
    expect(at(ticket)).toBe(start + day)
    expect(types(ring(ticket))).toEqual([])
    ticket.wait(day)
    const woken = ring(ticket)
    expect(woken.events).toMatchObject([{ type: 'woken', reason: 'snooze_over', actor: systemActor }])
    expect(types(ring(ticket))).toEqual([])
    expect(at(ticket)).toBeNull()
  })

  test('can be moved and ended by hand', () => {
    const ticket = desk()
    ticket.ask('snooze', { until: start + day })
    expect(types(ticket.ask('snooze', { until: start + day }))).toEqual([])
    expect(types(ticket.ask('snooze', { until: start + 2 * day }))).toEqual(['snoozed'])
    expect(types(ticket.ask('wake', {}))).toEqual(['woken'])
    expect(types(ticket.ask('wake', {}))).toEqual([])
  })

  test("ends with the requester's answer, not with a note, a colleague's reply or an out-of-office notice", () => {
    const ticket = desk()
    ticket.ask('snooze', { until: start + day })
    ticket.say('agent')
    ticket.say('agent', 'note')
    const notice = { ...message('requester'), mail: { intakeId: 'i', messageId: null, autoSubmitted: true } }
    ticket.ask('message', { message: notice })
    expect(ticket.state?.snoozedUntil).toBe(start + day)
    expect(types(ticket.say('requester'))).toContain('woken')
    expect(ticket.state?.snoozedUntil).toBeNull()
  })

  test('ends when the ticket does, and is refused from then on', () => {
    const ticket = desk()
    ticket.ask('snooze', { until: start + day })
    ticket.move('resolved')
    expect(ticket.state?.snoozedUntil).toBeNull()
    expect(ticket.ask('snooze', { until: start + day }).rejection?.code).toBe('not_to_snooze')
  })
})

describe('a reminder', () => {
  test('rings once at its time, and waits until somebody is done with it', () => {
    const ticket = desk()
    remind(ticket, 'late', start + 2 * day)
    remind(ticket, 'soon', start + minute)
    expect(at(ticket)).toBe(start + minute)
    ticket.wait(minute)
    expect(ring(ticket).events).toMatchObject([{ type: 'reminded', data: { id: 'soon', person: 'grace' } }])
    expect(types(ring(ticket))).toEqual([])
    expect(at(ticket)).toBe(start + 2 * day)
    expect(ticket.state?.reminders).toMatchObject([
      { id: 'late', rung: false },
      { id: 'soon', rung: true },
    ])
    ticket.ask('reminder_done', { id: 'soon' })
    expect(ticket.ask('reminder_done', { id: 'soon' }).rejection?.code).toBe('not_found')
    expect(ticket.state?.reminders?.map(({ id }) => id)).toEqual(['late'])
  })

  test('rings on an ended ticket, too', () => {
    const ticket = desk()
    remind(ticket, 'one', start + minute)
    ticket.move('cancelled').wait(minute)
    expect(types(ring(ticket))).toEqual(['reminded'])
  })

  test('is in the future, within reason, and one of few', () => {
    const ticket = desk()
    expect(remind(ticket, 'past', start).rejection).toMatchObject({ code: 'not_in_the_future', field: 'at' })
    expect(remind(ticket, 'far', start + 3_000 * day).rejection?.field).toBe('at')
    for (let one = 0; one < mostReminders; one++) remind(ticket, `${one}`, start + day)
    expect(remind(ticket, 'more', start + day).rejection?.code).toBe('too_many_reminders')
  })

  test('says by mail what it is of', () => {
    expect(reminderMail({ number: 'TKT-1', subject: 'VPN' }, 'Call')).toEqual({
      subject: 'Reminder: TKT-1 VPN',
      body: 'Call\n\nYou asked to be reminded of TKT-1: VPN',
    })
    expect(reminderMail({ number: 'TKT-1', subject: 'VPN' }, '').body).toMatch(/^You asked/)
  })
})
