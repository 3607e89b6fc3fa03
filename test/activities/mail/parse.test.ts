import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { MailUnreadable, parseMail } from '#activities/mail/parse.ts'
import parseTask from '#activities/mail/parse.worker.ts'
import { createMailReader } from '#activities/mail/reader.ts'
import { type Blobs, diskBlobs } from '#db/blobs.ts'
import { fromJane, mail } from './world.ts'

let folder: string
let blobs: Blobs
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perdure-parse-'))
  blobs = diskBlobs(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const store = (raw: string | Buffer) => blobs.put(Buffer.from(raw), { maxBytes: 1e9 })
const parse = async (raw: string | Buffer) => parseMail(blobs, await store(raw))

const part = (type: string, body: string, more: string[] = []) =>
  ['--B', `Content-Type: ${type}`, ...more, '', body, ''].join('\r\n')
const multipart = (kind: string, ...parts: string[]) =>
  mail([fromJane, `Content-Type: multipart/${kind}; boundary=B`], `${parts.join('')}--B--`)

describe('parseMail', () => {
  it('reads who, what, and what it answers', async () => {
    const parsed = await parse(
      mail([
        fromJane,
        'To: Support <support@desk.test>, group: x@y.z;',
        'Cc: c@d.e',
        'Subject: =?utf-8?Q?M=C3=BCll=0D=0ABcc=3A_x?=',
        'Message-ID: <1@x.org>',
        'In-Reply-To: <0@x.org>',
        'References: <a@b>\r\n <0@x.org>',
        'Auto-Submitted: Auto-Replied',
        'Precedence: Bulk',
        'List-Id: <l>',
        'X-Auto-Response-Suppress: OOF',
        'X-Autoreply: yes',
        'Received: by a',
        'Received: by b',
        'X-Perdure-Delivery: 019A0000-0000-7000-8000-00000000000A',
      ]),
    )
    expect(parsed).toMatchObject({
      messageId: '1@x.org',
      inReplyTo: ['0@x.org'],
      references: ['a@b', '0@x.org'],
      ...{
        from: {
          email: 'jane@x.org',
          name: 'Jane Doe',
        },
        to: ['support@desk.test', 'x@y.z', 'c@d.e'],
      },
      ...{
        subject: 'Müll Bcc: x',
        text: 'Hello',
        html: null,
        files: [],
      },
      traits: {
        ...{
          autoSubmitted: 'auto-replied',
          precedence: 'bulk',
          list: true,
          suppress: 'oof',
          autoReply: true,
          hops: 2,
        },
        ...{
          deliveryStatus: false,
          delivery: '019a0000-0000-7000-8000-00000000000a',
        },
      },
    })
  })

  it('prefers the plain text among alternatives, and reads the HTML when there is none', async () => {
    const both = await parse(
      multipart('alternative', part('text/plain', 'plain'), part('text/html', '<p>rich</p>')),
    )
    expect(both).toMatchObject({ text: 'plain', html: '<p>rich</p>' })
    const rich = await parse(multipart('alternative', part('text/html', '<p>rich</p>')))
    expect(rich).toMatchObject({ text: 'rich', html: '<p>rich</p>' })
    const beside = await parse(
      multipart('mixed', part('text/html', '<p>body</p>'), part('text/plain', '<footer>')),
    )
    expect(beside.text).toMatch(/^body\s+<footer>$/)
  })

  it('decodes charsets, and does what it can with those that do not exist', async () => {
    const latin = Buffer.from(
      mail([fromJane, 'Content-Type: text/plain; charset=iso-8859-1'], 'M\xfcll'),
      'latin1',
    )
    expect((await parse(latin)).text).toBe('Müll')
    const japanese = mail([fromJane, 'Content-Type: text/plain; charset=iso-2022-jp'], '\x1b$B$3$s\x1b(B')
    expect((await parse(japanese)).text).toBe('こん')
    expect((await parse(mail([fromJane, 'Content-Type: text/plain; charset=klingon'], 'x'))).text).toBe('x')
    expect(
      (await parse(mail([fromJane, 'Content-Transfer-Encoding: base64'], '!!! not base64'))).text,
    ).toBeTypeOf('string')
  })

  it('finds the mails that a bounce gives back', async () => {
    const report = multipart(
      'report; report-type=delivery-status',
      part('message/rfc822', 'Message-ID: <ours@desk.test>\r\n\r\nHi'),
    )
    const parsed = await parse(report.replace('\r\n', '\r\nMessage-ID: <bounce@mx>\r\n'))
    expect(parsed).toMatchObject({
      messageId: 'bounce@mx',
      returned: ['ours@desk.test'],
      traits: { deliveryStatus: true },
    })
  })

  it('attaches the original when it can not show all', async () => {
    const long = await parse(mail([fromJane], 'x'.repeat(600_000)))
    expect(long.text).toMatch(/x{10}\n\n\[The rest is in the attached original mail\.\]$/)
    expect(long.files).toMatchObject([{ name: 'original.eml', type: 'message/rfc822' }])
    const deep = await parse(mail([fromJane, 'Content-Type: text/html'], `${'<div>'.repeat(100_000)}deep`))
    expect(deep).toMatchObject({ html: null, files: [{ name: 'original.eml' }] })
    const many = await parse(multipart('mixed', ...Array.from({ length: 250 }, () => part('image/png', 'x'))))
    expect(many.files).toHaveLength(201)
  })

  it('keeps a file that is the whole mail, or the last thing before it breaks off', async () => {
    const whole = await parse(mail([fromJane, 'Content-Type: application/pdf; name=a.pdf'], 'PDF'))
    expect(whole.files).toMatchObject([{ name: 'a.pdf', type: 'application/pdf' }])
    const broken = await parse(
      mail([fromJane, 'Content-Type: multipart/mixed; boundary=B'], part('image/png', 'PNG')),
    )
    expect(broken.files).toMatchObject([{ type: 'image/png' }])
  })

  it('keeps a file whose type is none', async () => {
    const lines = ['Content-Type: multipart/mixed; boundary=B', '', '--B', 'Content-Type: ;;;']
    const { files } = await parse(lines.join('\r\n'))
    expect(files.map(({ type }) => type)).toEqual(['application/octet-stream'])
  })

  it('says why it can not be read', async () => {
    const parts = multipart('mixed', ...Array.from({ length: 2_000 }, () => part('text/plain', 'x')))
    await expect(parse(parts)).rejects.toThrow(MailUnreadable)
    await expect(parse(`X: ${'y'.repeat(2_000_000)}\r\n\r\n`)).rejects.toThrow('header size')
    await expect(parseMail(blobs, { sha256: '0'.repeat(64), size: 1 })).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it('reads or refuses anything, and leaves no file half written', async () => {
    const line = fc.constantFrom(
      'From: a@b.c',
      'Content-Type: multipart/mixed; boundary=B',
      'Content-Type: text/html',
      'Content-Type: ;;;',
      '--B',
      '--B--',
      '',
      'Content-Transfer-Encoding: base64',
      "Content-Disposition: attachment; filename*=utf-8''%00",
      '=?x?q?',
      '\t',
      '\0',
      'QUJD',
      '<b',
      'Content-Type: message/rfc822',
      'Content-Type: image/png; name="=?utf-8?q?=00?="',
      'Subject: =?utf-16?b?2AA=?=',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const parsed = await parse(lines.join('\r\n')).catch((error: unknown) => {
          expect(error).toBeInstanceOf(MailUnreadable)
        })
        for (const text of parsed
          ? [parsed.text, parsed.subject, ...parsed.files.map((file) => file.name)]
          : [])
          expect(text.includes('\0') || !text.isWellFormed()).toBe(false)
      }),
      { numRuns: 200 },
    )
    await vi.waitFor(async () => expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]))
  })
})

describe('the thread that reads', () => {
  it('gives a mail, or why not, and lets other errors through', async () => {
    const task = (raw: { sha256: string; size: number }) => parseTask({ source: blobs.source, raw })
    expect(await task(await store(mail([fromJane])))).toMatchObject({ mail: { text: 'Hello' } })
    expect(await task(await store(`X: ${'y'.repeat(2_000_000)}\r\n\r\n`))).toMatchObject({
      unreadable: expect.any(String),
    })
    await expect(task({ sha256: '0'.repeat(64), size: 1 })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('reads 50 MB, in a file or in the text', async () => {
    const reader = createMailReader(blobs.source, { threads: 1 })
    const much = `${'A'.repeat(76)}\r\n`.repeat(640_000)
    const file = await store(
      multipart('mixed', part('application/zip; name=a.zip', much, ['Content-Transfer-Encoding: base64'])),
    )
    expect(await reader.read(file)).toMatchObject({ mail: { files: [{ name: 'a.zip', size: 36_480_000 }] } })
    expect(await reader.read(await store(mail([fromJane], much)))).toMatchObject({
      mail: { files: [{ name: 'original.eml' }] },
    })
    await reader.close()
  })

  it('gives up on what takes too long or too much, and reads the next one', async () => {
    const html = await store(mail([fromJane, 'Content-Type: text/html'], '<b>x</b>'.repeat(5_000_000)))
    const hasty = createMailReader(blobs.source, { threads: 1, timeoutMs: 100 })
    expect(await hasty.read(html)).toMatchObject({ unreadable: expect.stringContaining('0.1 seconds') })
    await hasty.close()
    const small = createMailReader(blobs.source, { threads: 1, memoryMb: 48 })
    expect(await small.read(html)).toMatchObject({ unreadable: expect.stringContaining('48 MB') })
    expect(await small.read(await store(mail([fromJane])))).toMatchObject({ mail: { text: 'Hello' } })
    await small.close()
  })
})
