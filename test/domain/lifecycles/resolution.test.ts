import { describe, expect, test } from 'vitest'
import { resolutionCodes } from '#domain/lifecycles/resolution.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { Desk, types } from '#test/domain/tickets/given.ts'

const fixed = { code: 'fixed', summary: 'New cable', estimatedMinutes: 30, actualMinutes: 45 }

describe('a resolution', () => {
  test('is written bit by bit, and remembers what its code was called', () => {
    const desk = new Desk().create()
    desk.change({ resolution: { estimatedMinutes: 30 } })
    desk.change({ resolution: { code: 'fixed', summary: 'New cable' } })
    desk.change({ resolution: { actualMinutes: 45 } })
    expect(desk.state?.resolution).toEqual({ ...fixed, name: 'Fixed' })
    expect(types(desk.change({ resolution: { actualMinutes: 45 } }))).toEqual([])
    desk.change({ resolution: { code: null } })
    expect(desk.state?.resolution).toMatchObject({ code: null, name: null, summary: 'New cable' })
  })

  test('has one of the codes that there are', () => {
    const own = { ...defaultLifecycle, resolutions: [{ key: 'done', name: 'Done' }] }
    expect(new Desk(own).create().change({ resolution: fixed }).rejection).toEqual({
      ...{ code: 'unknown_resolution', field: 'resolution.code' },
      detail: 'There is no resolution code "fixed". Use done.',
    })
    const none = new Desk({ ...own, resolutions: [] }).create()
    expect(none.change({ resolution: fixed }).rejection?.detail).toMatch(/An administrator has to name one/)
    expect(
      none.ask('message', { message: { ...said }, status: 'resolved', resolution: fixed }).rejection?.code,
    ).toBe('unknown_resolution')
    expect(resolutionCodes(own)).toEqual(own.resolutions)
  })

  test('is open again when the ticket is, but for the time that was spent', () => {
    const desk = new Desk().create()
    desk.change({ status: 'resolved', resolution: fixed })
    desk.say('requester')
    expect(desk.state).toMatchObject({
      status: 'open',
      resolution: { code: null, name: null, summary: '', estimatedMinutes: 30, actualMinutes: 45 },
    })
    desk.move('pending', 'open')
    expect(desk.state?.resolution?.actualMinutes).toBe(45)
  })
})

const said = {
  ...{ id: 'm', kind: 'reply' as const, from: 'agent' as const, authorId: null, text: 'Text' },
  ...{ html: null, attachments: [], mail: null },
}
