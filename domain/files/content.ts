import { DomainError } from '../errors.ts'
import { type FileSettings, takesType } from './settings.ts'

/** What a file's bytes say about it: the media type its first bytes are known for, or that they are text. */
export type Content = { detected: string | null; isText: boolean }

const zip = 'application/zip'
const compound = 'application/x-cfb'
const unknown = 'application/octet-stream'

/** Types of which bytes alone tell only the container, or nothing at all, by the ending that says the rest. */
const inside: Record<string, { container: string | null; type: string }> = {
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: { container: zip, type: 'application/vnd.oasis.opendocument.text' },
  ods: { container: zip, type: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { container: zip, type: 'application/vnd.oasis.opendocument.presentation' },
  doc: { container: compound, type: 'application/msword' },
  xls: { container: compound, type: 'application/vnd.ms-excel' },
  ppt: { container: compound, type: 'application/vnd.ms-powerpoint' },
  msg: { container: compound, type: 'application/vnd.ms-outlook' },
  vsd: { container: compound, type: 'application/vnd.visio' },
  p7s: { container: null, type: 'application/pkcs7-signature' },
  p7m: { container: null, type: 'application/pkcs7-mime' },
}

function office(kind: string) {
  return { container: zip, type: `application/vnd.openxmlformats-officedocument.${kind}` }
}

/** Texts by their ending; another one is plain text. Markup is text here: nothing ever runs it. */
const texts: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  json: 'application/json',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  eml: 'message/rfc822',
  rtf: 'application/rtf',
  asc: 'application/pgp-signature',
}

/** What a name promises: endings of well-known types, and how such types begin. */
const promises: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'heic', 'bmp', 'tif', 'tiff'].map((ending) => [
      ending,
      ['image/'],
    ]),
  ),
  ...Object.fromEntries(
    ['mp3', 'm4a', 'wav', 'ogg', 'oga', 'flac', 'aac', 'mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi'].map(
      (ending) => [ending, ['audio/', 'video/', 'application/ogg']],
    ),
  ),
  pdf: ['application/pdf'],
  zip: [zip, 'application/'],
  ...Object.fromEntries(
    ['txt', 'log', 'csv', 'tsv', 'md', 'json', 'xml', 'html', 'htm', 'ics', 'vcf', 'eml', 'svg'].map(
      (ending) => [
        ending,
        ['text/', 'application/xml', 'application/json', 'image/svg+xml', 'message/rfc822'],
      ],
    ),
  ),
  ...Object.fromEntries(
    Object.entries(inside).map(([ending, { type }]) => [ending, [type, 'application/rtf', 'text/']]),
  ),
}

const endingOf = (name: string) => /\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The media type of a file, by its content; its name only says what kind of text, or of container, it is. */
export function typeOf(name: string, { detected, isText }: Content): string {
  const ending = endingOf(name)
  const within = inside[ending]
  if (within && within.container === detected) return within.type
  // Browsers and mail programs write XML pictures with and without a prologue.
  if (detected === 'application/xml' && ending === 'svg') return 'image/svg+xml'
  if (detected) return detected.split(';')[0] as string
  return isText ? (texts[ending] ?? 'text/plain') : unknown
}

/**
 * The media type of a file that is taken. Throws `file_type_lies` when its name promises something else than its
 * content is, and `file_type_refused` when the settings do not take what it is.
 */
export function takenType(name: string, content: Content, settings: Pick<FileSettings, 'types'>): string {
  const type = typeOf(name, content)
  const promised = promises[endingOf(name)]
  if (promised && !promised.some((beginning) => type.startsWith(beginning)))
    throw new DomainError(
      'file_type_lies',
      `"${name}" is not what its name says: its content is ${nameOfType(type)}.`,
      'file',
    )
  if (!takesType(settings, type))
    throw new DomainError(
      'file_type_refused',
      `"${name}" is ${nameOfType(type)}, which is not taken here.`,
      'file',
    )
  return type
}

const known: Record<string, string> = {
  'application/x-msdownload': 'a Windows program',
  'application/x-elf': 'a Linux program',
  'application/x-mach-binary': 'a Mac program',
  'application/x-ms-shortcut': 'a Windows shortcut',
  'application/vnd.android.package-archive': 'an Android app',
  'application/java-archive': 'a Java program',
  [unknown]: 'of no known type',
  [zip]: 'a ZIP archive',
  'application/pdf': 'a PDF document',
  'text/plain': 'plain text',
  'text/html': 'a web page',
}

/** A media type in words, with the type itself for whoever has to look it up. */
function nameOfType(type: string): string {
  if (known[type]) return `${known[type]} (${type})`
  for (const kind of ['image', 'audio', 'video'] as const)
    if (type.startsWith(`${kind}/`))
      return `${kind === 'video' ? 'a video' : kind === 'audio' ? 'a sound' : 'a picture'} (${type})`
  return `of the type ${type}`
}

/** Throws `picture_too_large` for a picture that would fill more memory than the settings allow. */
export function checkPixels(
  name: string,
  { width, height, frames }: { width: number; height: number; frames: number },
  { megapixels }: Pick<FileSettings, 'megapixels'>,
): void {
  if (width * height * frames <= megapixels * 1_000_000) return
  const times = frames > 1 ? ` in ${frames} frames` : ''
  throw new DomainError(
    'picture_too_large',
    `"${name}" has ${width} × ${height} pixels${times}; pictures of at most ${megapixels} million pixels are taken.`,
    'file',
  )
}

/** Whether bytes from the beginning of a file read as text: UTF-8, UTF-16 with its mark, or a single-byte encoding. */
export function readsAsText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  // Tab, line feed, vertical tab, form feed, carriage return and escape are in texts and logs; the others are not.
  return !bytes.some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b)
}
