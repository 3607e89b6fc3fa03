import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPixels, readsAsText, takenType, typeOf } from '#domain/files/content.ts'
import { bytesOf, defaultFileSettings, fileSettingsSchema, takesType } from '#domain/files/settings.ts'

const binary = (detected: string | null) => ({ detected, isText: false })
const text = { detected: null, isText: true }

describe('the type of a file', () => {
  test.each([
    ['photo.png', binary('image/jpeg'), 'image/jpeg'],
    [
      'a.docx',
      binary('application/zip'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a.xls', binary('application/x-cfb'), 'application/vnd.ms-excel'],
    ['smime.p7s', binary(null), 'application/pkcs7-signature'],
    ['a.CSV', text, 'text/csv'],
    ['server.log', text, 'text/plain'],
    ['page.html', text, 'text/html'],
    ['logo.svg', binary('application/xml'), 'image/svg+xml'],
    ['sound', binary('audio/ogg; codecs=opus'), 'audio/ogg'],
    ['core.1234', binary(null), 'application/octet-stream'],
  ])('%s with %o is %s', (name, content, type) => {
    expect(typeOf(name, content)).toBe(type)
  })

  test('is what the content says, whatever the name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(typeOf(name, binary('application/x-elf'))).toBe('application/x-elf')
      }),
    )
  })
})

describe('a file is taken', () => {
  test.each([
    ['scan.jpg', binary('image/png')],
    ['film.mov', binary('video/mp4')],
    ['report.pdf', binary('application/pdf')],
    ['old.doc', binary('application/rtf')],
    ['no ending', text],
  ])('like %s', (name, content) => {
    expect(() => takenType(name, content, defaultFileSettings)).not.toThrow()
  })
})

describe('a file is refused, by name', () => {
  test.each([
    [
      'invoice.pdf',
      binary('application/x-msdownload'),
      'file_type_lies',
      'a Windows program (application/x-msdownload)',
    ],
    ['photo.jpg', text, 'file_type_lies', 'plain text (text/plain)'],
    ['notes.txt', binary('image/png'), 'file_type_lies', 'a picture (image/png)'],
    ['clip.mp4', binary('application/pdf'), 'file_type_lies', 'a PDF document'],
    ['setup.exe', binary('application/x-msdownload'), 'file_type_refused', 'a Windows program'],
    ['dump', binary(null), 'file_type_refused', 'of no known type'],
    [
      'a.docm',
      binary('application/vnd.ms-word.document.macroenabled.12'),
      'file_type_refused',
      'macroenabled',
    ],
    [
      'a.iso',
      binary('application/x-iso9660-image'),
      'file_type_refused',
      'of the type application/x-iso9660-image',
    ],
  ])('when %s is something else, or not wanted', (name, content, code, says) => {
    expect(() => takenType(name, content, defaultFileSettings)).toThrow(
      expect.objectContaining({ code, field: 'file', message: expect.stringContaining(says) }),
    )
    expect(() => takenType(name, content, defaultFileSettings)).toThrow(`"${name}"`)
  })

  test('when it is a picture of more pixels than are taken, in all its frames', () => {
    const settings = { megapixels: 10 }
    expect(() => checkPixels('a.png', { width: 2_500, height: 4_000, frames: 1 }, settings)).not.toThrow()
    expect(() => checkPixels('a.png', { width: 2_501, height: 4_000, frames: 1 }, settings)).toThrow(
      '"a.png" has 2501 × 4000 pixels; pictures of at most 10 million pixels are taken.',
    )
    expect(() => checkPixels('a.gif', { width: 1_000, height: 1_000, frames: 11 }, settings)).toThrow(
      'in 11 frames',
    )
  })
})

describe('bytes read as text', () => {
  test('unless there are control characters that no text has', () => {
    for (const yes of ['Grüße\r\n\tü', '\x1b[31mred', '', '\xff\xfea\0'])
      expect(readsAsText(Buffer.from(yes, 'latin1'))).toBe(true)
    for (const no of ['a\0b', '\x01', 'PK\x03\x04'])
      expect(readsAsText(Buffer.from(no, 'latin1'))).toBe(false)
  })
})

describe('the settings', () => {
  test('take types by name or by their beginning', () => {
    const types = ['image/*', 'application/vnd.ms-*', 'text/plain']
    for (const yes of ['image/png', 'application/vnd.ms-excel', 'text/plain'])
      expect(takesType({ types }, yes)).toBe(true)
    for (const no of ['text/plainer', 'application/pdf', 'images/png'])
      expect(takesType({ types }, no)).toBe(false)
  })

  test('start with 50 MB a file and 200 MB a ticket, and are checked', () => {
    expect(defaultFileSettings).toMatchObject({ fileMb: 50, ticketMb: 200 })
    expect(bytesOf(50)).toBe(52_428_800)
    expect(fileSettingsSchema.safeParse({ types: ['*/*'] }).success).toBe(false)
    expect(fileSettingsSchema.safeParse({ types: [] }).success).toBe(false)
    expect(fileSettingsSchema.parse({ types: [' Image/PNG '] }).types).toEqual(['image/png'])
  })
})
