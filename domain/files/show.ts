import type { PreviewKind } from './state.ts'

// What browsers only ever paint or play: nothing in these can run.
const painted = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/apng'])
const played = new Set([
  ...[
    'audio/mpeg',
    'audio/mp4',
    'audio/x-m4a',
    'audio/ogg',
    'audio/wav',
    'audio/flac',
    'audio/aac',
    'application/ogg',
  ],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/x-m4v'],
])
const readAsText = new Set(['application/json', 'application/xml', 'image/svg+xml'])

/** How the console shows a file of that type, or null when it can only be saved. */
export function previewOf(type: string): PreviewKind | null {
  if (painted.has(type)) return 'image'
  if (type === 'application/pdf') return 'pdf'
  if (type === 'message/rfc822') return 'mail'
  if (played.has(type)) return type.startsWith('video/') ? 'video' : 'audio'
  return type.startsWith('text/') || readAsText.has(type) ? 'text' : null
}

/** The media type a file is shown as; text of whatever kind is shown as plain text. Null when it is only saved. */
export function shownAs(type: string): string | null {
  const kind = previewOf(type)
  if (kind === 'text') return 'text/plain; charset=utf-8'
  return kind === null || kind === 'mail' ? null : type
}

/** Pictures that can be made small. */
export const isPicture = (type: string): boolean =>
  painted.has(type) || ['image/tiff', 'image/heif', 'image/heic'].includes(type)

/**
 * The part of `size` bytes that a Range header asks for, both ends included (RFC 9110 section 14.2). Null when it asks for
 * all, or for what need not be understood; `unsatisfiable` when there is no such part.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (!from && !to) return null
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  if (from && to && Number(to) < start) return null
  return start < size && (from || Number(to) > 0) ? { start, end } : 'unsatisfiable'
}
