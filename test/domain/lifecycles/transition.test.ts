import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dependsOnStanding } from '#domain/lifecycles/move.ts'
import { askableFields, isRestricted, mayTake, type Standing } from '#domain/lifecycles/transition.ts'
import { decide } from '#domain/tickets/decide.ts'
import { defaultLifecycle, type Lifecycle, type PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import { number } from '#test/domain/tickets/arbitraries.ts'
import { agent, Desk, message, types } from '#test/domain/tickets/given.ts'

type Way = Lifecycle['transitions'][number]

const asking = (more: Partial<Way>): PublishedLifecycle => ({
  ...defaultLifecycle,
  transitions: defaultLifecycle.transitions.map((way) =>
    way.from === 'new' && way.to === 'resolved' ? { ...way, ...more } : way,
  ),
})

/** A new ticket that somebody of that standing wants to resolve. */
function resolving(lifecycle: PublishedLifecycle, standing?: Standing, more: object = {}) {
  const desk = new Desk(lifecycle).create()
  const payload = { changes: { status: 'resolved' }, ...more }
  const command = { id: 'id', ticket: number, actor: agent, type: 'change' as const, payload }
  return decide(desk.state, command, { lifecycle, now: desk.now, standing })
}

describe('who may take a transition', () => {
  const nobody: Standing = { team: false, lead: false, roles: ['agent'] }

  test.each([
    [{ team: true }, { ...nobody, team: true }],
    [{ leads: true }, { ...nobody, team: true, lead: true }],
    [{ roles: ['manager'] }, { ...nobody, roles: ['administrator', 'manager'] }],
    [{ leads: true, roles: ['agent'] }, nobody],
  ])('%j lets in whoever is in one of them', (who, standing) => {
    expect(resolving(asking({ who }), standing).rejection).toBeUndefined()
  })

  test.each([
    [{ team: true }, "Only the team's agents may set it to Resolved."],
    [
      { leads: true, roles: ['manager'] },
      "Only the team's leads, or people with the role manager may set it to Resolved.",
    ],
    [{ roles: ['manager', 'boss'] }, 'Only people with the role manager or boss may set it to Resolved.'],
  ])('%j keeps out everybody else, and says who may', (who, detail) => {
    const rejection = { code: 'transition_not_yours', field: 'status', detail }
    expect(resolving(asking({ who }), nobody).rejection).toEqual(rejection)
    // Who is not known is not let in either.
    expect(resolving(asking({ who })).rejection).toEqual(rejection)
  })

  test('is everybody when nobody is named', () => {
    for (const who of [undefined, {}, { team: false, roles: [] }]) {
      expect(isRestricted({ from: 'new', to: 'resolved', who })).toBe(false)
      expect(mayTake({ from: 'new', to: 'resolved', who }, undefined)).toBe(true)
    }
  })

  test('binds people, not rules', () => {
    const desk = new Desk(asking({ who: { leads: true }, note: true })).create()
    expect(
      desk.change({ status: 'resolved' }, { actor: { kind: 'rule', id: 'r' } }).rejection,
    ).toBeUndefined()
  })

  test('is asked for only when the wanted transition restricts', () => {
    const { state } = new Desk().create()
    if (!state) throw new Error('There is a ticket.')
    expect(dependsOnStanding(state, 'resolved', asking({}))).toBe(false)
    expect(dependsOnStanding(state, 'open', asking({ who: { team: true } }))).toBe(false)
    expect(dependsOnStanding(state, 'resolved', asking({ who: { team: true } }))).toBe(true)
  })
})

describe('what a transition asks for', () => {
  test.each([...askableFields, 'fields.model'])('can be %s', (field) => {
    expect(resolving(asking({ fields: [field] })).rejection).toMatchObject({
      code: 'transition_incomplete',
      field,
    })
  })

  test('can be that its checklists are done', () => {
    const desk = new Desk(asking({ fields: ['checklists'] })).create()
    const item = { id: 'order', text: 'Order' }
    desk.ask('checklist', { do: 'add', list: 'laptop', title: 'Laptop', items: [item] })
    expect(desk.change({ status: 'resolved' }).rejection).toMatchObject({
      ...{ code: 'transition_incomplete', field: 'checklists' },
    })
    desk.ask('checklist', { do: 'check_item', list: 'laptop', item: 'order', done: true })
    expect(desk.change({ status: 'resolved' }).rejection).toBeUndefined()
    const without = new Desk(asking({ fields: ['checklists'] })).create()
    expect(without.change({ status: 'resolved' }).rejection).toBeUndefined()
  })

  test('may be given in the same step', () => {
    const lifecycle = asking({
      fields: ['assignee', 'tags', 'impact', 'urgency'],
      ...{ resolution: true, note: true, confirm: 'Sure?' },
    })
    const decision = resolving(lifecycle, undefined, {
      changes: {
        status: 'resolved',
        ...{ assigneeId: 'grace', tags: ['vpn'], impact: 'low', urgency: 'high' },
        resolution: { code: 'fixed', summary: 'New cable' },
      },
      note: message('agent', 'note'),
      confirmed: true,
    })
    expect(types(decision)).toEqual([
      ...['noted', 'status_changed', 'resolution_changed', 'weighed'],
      ...['assigned', 'tags_changed'],
    ])
  })

  test('may be there already', () => {
    const desk = new Desk(asking({ fields: ['fields.model', 'organization'], resolution: true }))
    desk.create({ fields: { model: 'X1' }, organizationId: 'acme' })
    desk.change({ resolution: { code: 'fixed', summary: 'New cable' } })
    expect(desk.change({ status: 'resolved' }).rejection).toBeUndefined()
  })

  test('is not satisfied by blanks', () => {
    const desk = new Desk(asking({ resolution: true, note: true })).create()
    const resolution = { code: 'fixed', summary: '   ' }
    expect(desk.change({ status: 'resolved', resolution }).rejection?.field).toBe('resolution.summary')
  })

  test('a note with it is one, a reply is none', () => {
    const lifecycle = asking({ note: true })
    expect(new Desk(lifecycle).create().say('agent', 'note', 'resolved').rejection).toBeUndefined()
    expect(new Desk(lifecycle).create().say('agent', 'reply', 'resolved').rejection?.field).toBe('note')
  })

  test('is not asked of what a reply implies', () => {
    const lifecycle: PublishedLifecycle = {
      ...defaultLifecycle,
      transitions: [{ from: 'new', to: 'open', note: true, who: { leads: true } }],
    }
    const desk = new Desk(lifecycle).create()
    desk.say('agent')
    expect(desk.status).toBe('open')
  })

  test('keeps everything as it was when it is refused', () => {
    fc.assert(
      fc.property(fc.subarray(['note', 'resolution', 'confirm'] as const, { minLength: 1 }), (wants) => {
        const more = Object.fromEntries(wants.map((want) => [want, want === 'confirm' ? 'Sure?' : true]))
        const decision = resolving(asking(more), undefined, {
          changes: { status: 'resolved', priority: 'high', subject: 'Other' },
        })
        expect(decision.events).toBeUndefined()
        expect(decision.rejection?.code).toBe('transition_incomplete')
      }),
    )
  })
})

describe('time that a transition asks for', () => {
  const lifecycle = asking({ fields: ['time'] })
  const time = {
    ...{ id: 'e1', personId: 'grace', day: '2026-03-02', minutes: 15 },
    ...{ billable: false, typeId: null, text: '' },
  }

  test('has to be logged before, or along with it', () => {
    expect(resolving(lifecycle).rejection).toMatchObject({ code: 'transition_incomplete', field: 'time' })
    const { events } = resolving(lifecycle, undefined, { time })
    expect(events?.map(({ type }) => type)).toEqual(['time_logged', 'status_changed'])
  })

  test('may come with the message that resolves', () => {
    const desk = new Desk(lifecycle).create()
    const said = { message: message('agent'), status: 'resolved' }
    expect(desk.ask('message', said).rejection).toMatchObject({ field: 'time' })
    desk.ask('message', { ...said, time })
    expect(desk.state).toMatchObject({ category: 'resolved', timeMinutes: 15 })
  })

  test('is refused whole when it is no time', () => {
    const none = { ...time, minutes: 0 }
    expect(resolving(lifecycle, undefined, { time: none }).rejection).toMatchObject({
      code: 'duration_invalid',
    })
    const desk = new Desk(lifecycle).create()
    expect(desk.ask('message', { message: message('agent'), time: none }).rejection?.code).toBe(
      'duration_invalid',
    )
  })
})
