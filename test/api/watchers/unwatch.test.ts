import { expect, test } from 'vitest'
import { createUnwatching } from '#db/unwatching.ts'
import { openApp, publicUrl, secret } from '#test/support/app.ts'

const desk = await openApp()
const ada = await desk.person('requester', 'Ada Lovelace')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const { body } = await ada.post('/tickets', { subject: 'No network', text: 'Help' })
const { number } = body.ticket
const links = createUnwatching(secret, publicUrl)
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const watch = (who: typeof grace) => who.post(`/tickets/${number}/watchers`, { person: 'me' })
const watchers = async () =>
  (await grace.get(`/tickets/${number}/watchers`)).body.watchers.map(
    ({ person }: { person: { id: string } | null }) => person?.id,
  )
const path = (url: string) => url.slice(publicUrl.length)
/** As a mail program does, which nobody signed in. */
const click = (url: string) =>
  desk.app.inject({ method: 'POST', url: path(url), headers: form, payload: 'List-Unsubscribe=One-Click' })

test('one click in a mail program ends the copies of its reader, and of nobody else', async () => {
  await watch(grace)
  await watch(linus)
  const { oneClick } = links.links({ ticket: number, person: linus.id })
  const answer = await click(oneClick)
  expect([answer.statusCode, answer.json()]).toEqual([200, { ticket: number }])
  expect(await watchers()).toEqual([grace.id])
  expect((await click(oneClick)).statusCode).toBe(200)
})

test('the click is taken in whatever form a mail program sends it', async () => {
  const { oneClick } = links.links({ ticket: number, person: linus.id })
  const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  for (const [type, payload] of [
    ['multipart/form-data; boundary=x', parts],
    ['text/plain', 'List-Unsubscribe=One-Click'],
    ['application/json', '{'],
  ]) {
    await watch(linus)
    const headers = { 'content-type': type as string }
    const answer = await desk.app.inject({ method: 'POST', url: path(oneClick), headers, payload })
    expect([answer.statusCode, type]).toEqual([200, type])
    expect(await watchers()).not.toContain(linus.id)
  }
  const long = { method: 'POST', url: path(oneClick), headers: form, payload: 'x'.repeat(5_000) } as const
  expect((await desk.app.inject(long)).statusCode).toBe(413)
})

test('a link that was changed does nothing', async () => {
  await watch(linus)
  const { oneClick } = links.links({ ticket: number, person: linus.id })
  const forged = [
    oneClick.replace(linus.id, grace.id),
    oneClick.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    createUnwatching('another secret', publicUrl).links({ ticket: number, person: grace.id }).oneClick,
  ]
  for (const url of forged) expect((await click(url)).statusCode).toBe(404)
  expect((await watchers()).toSorted()).toEqual([grace.id, linus.id].toSorted())
})

test('opening the link stops nothing: it leads to the page that asks', async () => {
  const { oneClick, page } = links.links({ ticket: number, person: grace.id })
  const answer = await desk.app.inject({ url: path(oneClick) })
  expect([answer.statusCode, answer.headers.location]).toEqual([302, path(page)])
  expect(await watchers()).toContain(grace.id)
})
