import { describe, expect, test } from 'vitest'
import { makeQueue, makeTeam } from '#test/support/teams.ts'
import { openTimeTravel } from '#test/support/time-travel.ts'

const minute = 60_000
const desk = await openTimeTravel()
const team = await makeTeam(desk.db, 2, { leads: 1 })
const lead = team.agents[0]?.id
const queue = await makeQueue(desk.db, team.id, { escalateAfterMinutes: 30 })
const urgent = () => desk.opened({ queueId: queue.id, priority: 'urgent' })

const assigneeOf = async (number: string) => (await desk.ticketOf(number)).assignee_id
const escalation = async (number: string) =>
  (await desk.eventsOf(number)).find(({ type }) => type === 'escalated')

describe('the process of an urgent ticket nobody took', () => {
  test("gives it to the team's lead when its minutes are over, not before, and says what it waits for", async () => {
    const number = await urgent()
    const due = (await desk.ticketOf(number)).created_at.getTime() + 30 * minute
    expect(await desk.detailsOf(desk.ticketProcess(number))).toContain(
      `Will be escalated at ${new Date(due).toISOString()} unless somebody takes it.`,
    )
    await desk.travelTo(due - 5_000)
    expect(await assigneeOf(number)).toBeNull()
    await desk.travelTo(due + 5_000)
    expect(await assigneeOf(number)).toBe(lead)
    const at = (await escalation(number))?.at.getTime() ?? 0
    expect(at - due).toBeGreaterThanOrEqual(0)
    expect(at - due).toBeLessThan(5_000)
    expect(await desk.detailsOf(desk.ticketProcess(number))).not.toContain('escalated')
  })

  test('lets it be when somebody takes it in time', async () => {
    const number = await urgent()
    await desk.sleep('20 minutes')
    await desk.change(number, { assigneeId: desk.agent.id })
    await desk.sleep('2 hours')
    expect(await assigneeOf(number)).toBe(desk.agent.id)
    expect(await escalation(number)).toBeUndefined()
  })

  test('counts from when the ticket became urgent, and from when it was given back', async () => {
    const number = await desk.opened({ queueId: queue.id })
    await desk.sleep('2 hours')
    await desk.change(number, { priority: 'urgent' })
    await desk.sleep('20 minutes')
    await desk.change(number, { assigneeId: desk.agent.id })
    await desk.change(number, { assigneeId: null })
    await desk.sleep('20 minutes')
    expect(await escalation(number)).toBeUndefined()
    await desk.sleep('11 minutes')
    expect((await escalation(number))?.data).toMatchObject({ to: lead, afterMinutes: 30 })
  })

  test('still closes it for good after it was resolved', async () => {
    const number = await urgent()
    await desk.change(number, { status: 'resolved' })
    await desk.sleep('8 days')
    expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
    expect((await desk.ticketOf(number)).status).toBe('closed')
    expect(await escalation(number)).toBeUndefined()
  })
})
