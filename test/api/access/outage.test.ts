import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { openApp, password } from '#test/support/app.ts'

const house = await openApp({ worker: false })
const { db, app } = house

afterEach(() => app.forgetViewers())

it('does not send somebody with a valid token away while it cannot be checked', async () => {
  const agent = await house.person('agent')
  const stranger = house.calling({ authorization: 'Bearer pdr_nobody' })
  // The sign-in library counts a token's uses: without the column its check fails.
  await sql`alter table api_key rename column last_request to elsewhere`.execute(db)
  expect((await agent.get('/me')).body).toMatchObject({ status: 503, code: 'unavailable' })
  await sql`alter table api_key rename column elsewhere to last_request`.execute(db)
  expect((await agent.get('/me')).status).toBe(200)
  expect((await stranger.get('/me')).status).toBe(401)
})

it('does not send somebody with a session away while it cannot be checked', async () => {
  const agent = await house.person('agent')
  await house.withPassword(agent)
  const signedIn = await house.calling().post('/auth/sign-in/email', { email: agent.email, password })
  const browser = house.calling({ cookie: signedIn.headers['set-cookie']?.split(';')[0] ?? '' })
  expect((await browser.get('/me')).status).toBe(200)
  app.forgetViewers()
  await sql`alter table session rename to elsewhere`.execute(db)
  expect((await browser.get('/me')).body).toMatchObject({ status: 503, code: 'unavailable' })
  await sql`alter table elsewhere rename to session`.execute(db)
  expect((await browser.get('/me')).status).toBe(200)
})
