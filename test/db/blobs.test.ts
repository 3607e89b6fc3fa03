import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Blobs, diskBlobs, openBlobs } from '#db/blobs.ts'

let folder: string
let blobs: Blobs
const limits = { maxBytes: 1_000 }
const hello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perdure-blobs-'))
  blobs = diskBlobs(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('blobs on disk', () => {
  it('keep bytes under their SHA-256, once', async () => {
    expect(await blobs.has(hello)).toBe(false)
    const puts = [Buffer.from('hello'), Readable.from([Buffer.from('hel'), Buffer.from('lo')])]
    for (const content of puts) expect(await blobs.put(content, limits)).toEqual({ sha256: hello, size: 5 })
    expect(await readdir(join(folder, 'files', '2c'))).toEqual([hello.slice(2)])
    expect(await blobs.has(hello)).toBe(true)
    expect(await text(blobs.open(hello))).toBe('hello')
    expect((await openBlobs(blobs.source).read(hello)).toString()).toBe('hello')
  })

  it('store the same bytes from many at once', async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Buffer.from('many'), limits)))
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1)
  })

  it('refuse what is too large, and leave nothing of it or of what failed', async () => {
    await expect(blobs.put(Buffer.alloc(1_001), limits)).rejects.toMatchObject({ code: 'payload_too_large' })
    const breaks = async function* () {
      yield Buffer.from('half')
      throw new Error('cable pulled')
    }
    await expect(blobs.put(breaks(), limits)).rejects.toThrow('cable pulled')
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
  })

  it('open only what is a hash', async () => {
    expect(() => blobs.open('../../etc/passwd')).toThrow('no such file')
    await expect(blobs.read('0'.repeat(64))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
