import { Worker } from '@temporalio/worker'
import { describe, expect, inject, test } from 'vitest'
import { quietRuntime } from '#test/support/worker.ts'
import { read, saved } from './histories.ts'

// Every history here is of a process that may be under way somewhere when this version is installed. Red means that
// this version would break it: put the change behind `patched('reason')`. A red replay test is never cured by
// recording again. (Replay sees the order and kind of what a process does, not how long it waits: deadlines have
// tests of their own in test/workflows.)
quietRuntime()

describe('this version goes on with the process', () => {
  test.each(saved())('%s', async (name) => {
    const kind = name.split('-')[0]!
    await Worker.runReplayHistory(
      { workflowBundle: { codePath: inject('workflowBundle') } },
      read(name),
      `${kind}/replayed`,
    )
  })
})

test('no saved history has gone', () => {
  expect(saved()).toEqual([
    'bulk-cancelled',
    'bulk-paused-and-done',
    'follower-rounds',
    'recurring-made',
    'retention-audit',
    'retention-audit-broken',
    'sla-paused-and-met',
    'sla-rescheduled',
    'sla-warned-and-breached',
    'ticket-answered-and-closed',
    'ticket-at-rest',
    'ticket-burst',
    'ticket-continued-as-new',
    'ticket-escalated',
    'ticket-known-from-before',
    'ticket-reopened',
    'ticket-snoozed-and-reminded',
    'ticket-started-again',
  ])
})

test('what does not fit is noticed', async () => {
  const history = read('ticket-reopened')
  const foreign = { events: history.events?.filter((event) => !event.timerStartedEventAttributes) ?? [] }
  const replay = Worker.runReplayHistory(
    { workflowBundle: { codePath: inject('workflowBundle') } },
    foreign,
    'ticket/replayed',
  )
  await expect(replay).rejects.toThrow()
})

test('a history holds ids, enums and instants, never what people wrote', () => {
  for (const name of saved()) {
    const text = Buffer.from(
      JSON.stringify(read(name), (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
      ),
    ).toString()
    expect(text, name).not.toMatch(/No network|@people\.test|Grace Hopper/)
  }
})
