import { expect, it } from 'vitest'
import { createCommit } from '#activities/tickets/commit.ts'
import { openCommits } from '#test/support/commits.ts'

const desk = await openCommits({ now: () => Date.parse('2026-03-02T10:00:00Z') })

it('wakes a clock whose instant moved earlier, also when the commit that moved it died before it told', async () => {
  const number = await desk.opened({ priority: 'low' })
  await desk.change(number, { priority: 'urgent' })
  const dying = createCommit({
    ...desk.deps,
    processes: {
      ...desk.deps.processes,
      rescheduleClock: async () => {
        throw new Error('Temporal is away')
      },
    },
  })
  await expect(dying({ number, wanted: [], first: false })).rejects.toThrow('Temporal is away')
  desk.told.length = 0
  await desk.commit({ number, wanted: [], first: false })
  expect(desk.told).toEqual([{ what: 'reschedule', number }])
})

it('wakes it, too, when the commit after that one is about something else', async () => {
  const number = await desk.opened({ priority: 'low' })
  await desk.change(number, { priority: 'urgent' })
  const dying = createCommit({
    ...desk.deps,
    processes: { ...desk.deps.processes, rescheduleClock: () => Promise.reject(new Error('Killed')) },
  })
  await expect(dying({ number, wanted: [], first: false })).rejects.toThrow('Killed')
  desk.told.length = 0
  const note = await desk.say(number, desk.message({ kind: 'note' }))
  await desk.commit({ number, wanted: [note], first: false })
  expect(desk.told).toEqual([{ what: 'reschedule', number }])
})
