import sharp from 'sharp'
import { expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ temporalAddress: nowhere })
const manager = await desk.person('manager')
const agent = await desk.person('agent')
const requester = await desk.person('requester')
const boss = await desk.person('administrator')

const red = sharp({ create: { width: 300, height: 200, channels: 3, background: 'red' } })
const png = await red.clone().png().toBuffer()
const paint = (who: typeof agent, of: { id: string }, content: Buffer | string = png) =>
  upload(who, 'me.png', content, 'image/png', 'file', `/people/${of.id}/avatar`)

test('a picture is shown in two sizes, square, and cannot run', async () => {
  const { body } = await paint(agent, agent)
  expect(body.avatar).toMatch(/^[0-9a-f]{16}$/)
  for (const [size, side] of [
    ['small', 64],
    ['large', 256],
  ]) {
    const { headers, raw, status } = await manager.get(`/people/${agent.id}/avatar?size=${size}`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(await sharp(raw).metadata()).toMatchObject({ format: 'webp', width: side, height: side })
  }
  expect((await manager.get('/people')).body.people).toContainEqual(
    expect.objectContaining({ id: agent.id, avatar: body.avatar }),
  )
})

test.each(['jpeg', 'webp'] as const)('a picture may be a %s', async (format) => {
  expect((await paint(agent, agent, await red.clone().toFormat(format).toBuffer())).status).toBe(200)
})

test('of a photo the pixels are kept, and not where it was taken or what was hidden in it', async () => {
  const photo = await red
    .clone()
    .withExif({ IFD0: { Copyright: 'SECRET PLACE' } })
    .jpeg()
    .toBuffer()
  await paint(agent, agent, Buffer.concat([photo, Buffer.from('<script>SECRET</script>')]))
  const { raw } = await agent.get(`/people/${agent.id}/avatar?size=large`)
  expect((await sharp(raw).metadata()).exif).toBeUndefined()
  expect(raw.includes('SECRET')).toBe(false)
})

test.each([
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'],
  ['a page', '<html></html>'],
  ['an animation', 'GIF89a'],
  ['half a picture', png.subarray(0, 60)],
  ['nothing', ''],
])('%s is no picture', async (_, content) => {
  expect((await paint(agent, agent, content)).body).toMatchObject({
    status: 422,
    code: 'picture_unreadable',
    field: 'file',
  })
})

test('a picture that is too large is refused', async () => {
  expect((await paint(agent, agent, Buffer.alloc(5 * 1024 * 1024 + 1))).body.code).toBe('payload_too_large')
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  expect((await paint(agent, agent, bomb)).body.code).toBe('picture_unreadable')
})

test('everybody changes their own picture, and of others who may', async () => {
  expect((await paint(requester, requester)).status).toBe(200)
  expect((await requester.get(`/people/${requester.id}/avatar`)).status).toBe(200)
  expect((await paint(requester, agent)).status).toBe(403)
  expect((await requester.get(`/people/${agent.id}/avatar`)).status).toBe(403)
  expect((await paint(manager, requester)).status).toBe(200)
  expect((await paint(manager, boss)).status).toBe(403)
  expect((await manager.delete(`/people/${requester.id}/avatar`)).body).toEqual({ avatar: null })
  expect((await requester.get(`/people/${requester.id}/avatar`)).status).toBe(404)
})
