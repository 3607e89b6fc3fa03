import { expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere, requestsPerMinute: 10 })
const agent = await desk.person('agent')
const from = (address: string) => ({ 'x-forwarded-for': address })

async function newToken() {
  const { key } = await desk.services.auth.api.createApiKey({ body: { userId: agent.id, name: 'more' } })
  return desk.calling({ authorization: `Bearer ${key}` })
}

test('a token may ask so many times a minute, and is told how many are left', async () => {
  const script = await newToken()
  const answers = []
  for (let n = 0; n < 12; n++) answers.push(await script.get('/me', from('203.0.113.1')))
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429, 429])
  expect(answers[0]!.headers).toMatchObject({ 'ratelimit-limit': '10', 'ratelimit-remaining': '9' })
  expect(answers.at(-1)!.body.code).toBe('too_many_requests')
  expect(Number(answers.at(-1)!.headers['retry-after'])).toBeGreaterThan(0)
})

test('a person is limited, however many tokens they have', async () => {
  const other = await desk.person('agent')
  const statuses: number[] = []
  for (let token = 0; token < 5; token++) {
    const script = await newToken()
    for (let n = 0; n < 9; n++) statuses.push((await script.get('/me', from('203.0.113.2'))).status)
  }
  expect(statuses.slice(0, 15)).toEqual(Array(15).fill(200))
  expect(statuses.at(-1)).toBe(429)
  expect((await other.get('/me', from('203.0.113.2'))).status).toBe(200)
})

test('an address is limited, whoever asks from it', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 205; n++) {
    const stranger = desk.calling({ authorization: `Bearer pdr_nobody${n}`, ...from('203.0.113.3') })
    statuses.push((await stranger.get('/me')).status)
  }
  expect(new Set(statuses.slice(0, 200))).toEqual(new Set([401]))
  expect(statuses.at(-1)).toBe(429)
})
