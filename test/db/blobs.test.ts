import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { type Blobs, openBlobs } from '#db/blobs.ts'
import { startS3 } from '#test/support/s3.ts'

const limits = { maxBytes: 1_000 }
const hello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

const folder = await mkdtemp(join(tmpdir(), 'perdure-blobs-'))
const s3 = await startS3()
const onDisk = openBlobs({ kind: 'disk', folder: join(folder, 'files') })
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each<[string, Blobs, string]>([
  ['on disk', onDisk, join(folder, 'files', 'incoming')],
  ['in a bucket', openBlobs(s3.source), s3.source.folder],
])('blobs %s', (_, blobs, incoming) => {
  it('keep bytes under their SHA-256, once', async () => {
    expect(await blobs.has(hello)).toBe(false)
    const puts = [Buffer.from('hello'), Readable.from([Buffer.from('hel'), Buffer.from('lo')])]
    for (const content of puts) expect(await blobs.put(content, limits)).toEqual({ sha256: hello, size: 5 })
    expect(await all(blobs)).toEqual([hello])
    expect(await blobs.has(hello)).toBe(true)
    expect(await text(blobs.open(hello))).toBe('hello')
    expect((await openBlobs(blobs.source).read(hello)).toString()).toBe('hello')
  })

  it('give the part that is asked for', async () => {
    await blobs.put(Buffer.from('hello'), limits)
    expect(await text(blobs.open(hello, { start: 1, end: 3 }))).toBe('ell')
    expect(await text(blobs.open(hello, { start: 3 }))).toBe('lo')
  })

  it('store what is large as it is', async () => {
    const content = randomBytes(12_000_000)
    const { sha256 } = await blobs.put(Readable.from([content]), { maxBytes: 2e7 })
    expect((await buffer(blobs.open(sha256))).equals(content)).toBe(true)
  })

  it('store the same bytes from many at once, and none at all', async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Buffer.from('many'), limits)))
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1)
    const { sha256 } = await blobs.put(Buffer.alloc(0), limits)
    expect((await blobs.read(sha256)).length).toBe(0)
  })

  it('refuse what is too large, and leave nothing of it or of what failed', async () => {
    await expect(blobs.put(Buffer.alloc(1_001), limits)).rejects.toMatchObject({ code: 'payload_too_large' })
    const breaks = async function* () {
      yield Buffer.from('half')
      throw new Error('cable pulled')
    }
    await expect(blobs.put(breaks(), limits)).rejects.toThrow('cable pulled')
    expect(await readdir(incoming)).toEqual([])
  })

  it('open only what is a hash, and is there', async () => {
    expect(() => blobs.open('../../etc/passwd')).toThrow('no such file')
    await expect(blobs.read('0'.repeat(64))).rejects.toThrow()
  })

  it('remove one, but not one that was stored again since', async () => {
    const { sha256 } = await blobs.put(Buffer.from('unwanted'), limits)
    expect(await blobs.remove(sha256, { storedBefore: new Date(Date.now() - 60_000) })).toBe(false)
    expect(await blobs.has(sha256)).toBe(true)
    expect(await blobs.remove(sha256, { storedBefore: new Date(Date.now() + 60_000) })).toBe(true)
    expect(await blobs.has(sha256)).toBe(false)
    expect(await blobs.remove(sha256, { storedBefore: new Date() })).toBe(false)
  })
})

describe('what was begun and never became a blob', () => {
  it('is removed when it is old', async () => {
    const incoming = join(folder, 'files', 'incoming')
    const begun = async function* () {
      yield Buffer.from('first half')
      const [name = ''] = await readdir(incoming)
      await utimes(join(incoming, name), new Date(0), new Date(0))
      await onDisk.removeBroken({ before: new Date(1) })
      expect(await readdir(incoming)).toEqual([])
      throw new Error('the process died')
    }
    await expect(onDisk.put(begun(), limits)).rejects.toThrow('died')
  })
})

async function all(blobs: Blobs): Promise<string[]> {
  const found: string[] = []
  for await (const { sha256, storedAt } of blobs.list()) {
    expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000)
    found.push(sha256)
  }
  return found
}
