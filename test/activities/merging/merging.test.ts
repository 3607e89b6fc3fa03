import { describe, expect, test } from 'vitest'
import { openCommits } from '#test/support/commits.ts'

const desk = await openCommits()
const wide = { wanted: [], first: false }
const commit = (number: string) => desk.commit({ number, ...wide })
const merge = (target: string, ...tickets: string[]) =>
  desk.store(target, { type: 'merge', payload: { tickets } })
const stateOf = async (id: string) => {
  const { state, rejection } = await desk.commandOf(id)
  return rejection?.code ?? state
}

describe('a merge', () => {
  test('rejects what waits for the merged ticket, and wakes its process to do so', async () => {
    const [stays, goes] = [await desk.opened(), await desk.opened()]
    await merge(stays, goes)
    const late = await desk.say(goes, desk.message())
    await commit(stays)
    expect(desk.told).toContainEqual({ what: 'wake', number: goes })
    await commit(goes)
    expect((await desk.commandOf(late)).rejection).toMatchObject({ code: 'ticket_merged', ticket: stays })
  })

  test('comes after what the merged ticket took before, also where each waits for the other', async () => {
    const [stays, goes] = [await desk.opened(), await desk.opened()]
    const said = [await desk.say(stays, desk.message()), await desk.say(goes, desk.message())]
    const asked = await merge(stays, goes)
    const back = await merge(goes, stays)
    desk.news.length = 0
    await commit(goes)
    expect(await Promise.all([...said, asked, back].map(stateOf))).toEqual([
      ...['committed', 'committed', 'committed'],
      'ticket_merged',
    ])
    expect(desk.news).toContainEqual(expect.objectContaining({ type: 'ticket', number: stays }))
    expect(desk.told).toContainEqual({ what: 'wake', number: stays })
  })

  test('leaves no link with a ticket that was deleted in between', async () => {
    const [one, other] = [await desk.opened(), await desk.opened()]
    await desk.change(other, { deleted: true })
    await commit(other)
    const link = await desk.store(one, { type: 'link', payload: { relation: 'related_to', ticket: other } })
    await commit(one)
    expect(await stateOf(link)).toBe('not_found')
  })

  test('wakes the merged ticket once more when whoever committed it died before', async () => {
    const [stays, goes] = [await desk.opened(), await desk.opened()]
    const asked = await merge(stays, goes)
    await commit(stays)
    desk.told.length = 0
    await desk.commit({ number: stays, wanted: [asked], first: false })
    expect(desk.told).toContainEqual({ what: 'wake', number: goes })
  })

  test('and one of the other way round, committed at once, neither block each other nor make a circle', async () => {
    for (const _ of Array.from({ length: 5 })) {
      const [a, b] = [await desk.opened(), await desk.opened()]
      const asked = [await merge(a, b), await merge(b, a)]
      await Promise.all([commit(a), commit(b)])
      const outcomes = await Promise.all(asked.map(stateOf))
      expect(outcomes.toSorted()).toEqual(['committed', 'ticket_merged'])
    }
  })

  test('stops the clocks of the merged ticket, and its end starts them again', async () => {
    const [stays, goes] = [await desk.opened(), await desk.opened()]
    const clocksOf = async () => {
      const { id } = await desk.ticketOf(goes)
      const clocks = await desk.db.selectFrom('clock').selectAll().where('ticket_id', '=', id).execute()
      return clocks.map(({ state }) => state)
    }
    const before = await clocksOf()
    await merge(stays, goes)
    await commit(stays)
    expect(new Set(await clocksOf())).toEqual(new Set(['cancelled']))
    expect((await desk.ticketOf(goes)).next_due_at).toBeNull()
    await desk.store(goes, { type: 'unmerge', payload: { ticket: stays } })
    await commit(goes)
    expect(await clocksOf()).toEqual(before)
    expect((await desk.ticketOf(goes)).next_due_at).not.toBeNull()
    expect((await desk.eventsOf(stays)).at(-1)).toMatchObject({ type: 'unmerged', data: { ticket: goes } })
  })

  test('makes the state that its events say', async () => {
    const [stays, goes] = [await desk.opened(), await desk.opened()]
    await merge(stays, goes)
    await commit(stays)
    const [one, other] = [await desk.ticketOf(stays), await desk.ticketOf(goes)]
    expect(one.merged).toEqual([goes])
    expect(other).toMatchObject({ merged_into_ticket_id: one.id, merged_into: { ticket: stays } })
    expect(other.seq).toBe((await desk.eventsOf(goes)).length)
  })
})
