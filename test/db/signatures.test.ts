import { expect, test } from 'vitest'
import { signatureOf } from '#db/signatures.ts'
import { openCommits } from '#test/support/commits.ts'

const desk = await openCommits()

async function signatureBelow(signature: string, from: 'agent' | 'requester' = 'agent'): Promise<string> {
  const { db, agent, requester } = desk
  await db.updateTable('person').set({ signature, job_title: 'Admiral' }).where('id', '=', agent.id).execute()
  await db.updateTable('person').set({ signature: 'Mine' }).where('id', '=', requester.id).execute()
  const number = await desk.opened()
  const message = desk.message({ from, authorId: from === 'agent' ? agent.id : requester.id })
  await desk.say(number, message)
  await desk.commit({ number, wanted: [], first: false })
  return (await signatureOf(db, message.id)).replace(number, '#')
}

test("below a reply stands its agent's signature, filled in", async () => {
  const text =
    '{{agent.name}}, {{agent.job_title}}\n{{ticket.number}} of {{requester.name}}{{organization.name}}\n'
  expect(await signatureBelow(text)).toBe('Grace Hopper, Admiral\n# of Ada Lovelace')
})

test('without a signature there is none, and a requester never has one', async () => {
  expect(await signatureBelow('')).toBe('')
  expect(await signatureBelow('Yours', 'requester')).toBe('')
  expect(await signatureOf(desk.db, crypto.randomUUID())).toBe('')
})
