import { cleanLine, cut } from './text.ts'

const endings: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

/** A file's name without folders, control characters or tricks of direction; made up from its type if it has none. */
export function cleanFileName(name: string | null | undefined, type: string, position: number): string {
  const last =
    cleanLine(name ?? '', 2_000)
      .split(/[/\\]/)
      .at(-1) ?? ''
  const clean = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .trim()
  if (!clean) return `attachment-${position}.${endings[type] ?? 'bin'}`
  const ending = /\.[^.]{1,12}$/.exec(clean)?.[0] ?? ''
  return cut(clean.slice(0, clean.length - ending.length), 200 - ending.length) + ending
}

/** A media type in lower case, without parameters; `application/octet-stream` if it is none. */
export function cleanMediaType(type: string | null | undefined): string {
  const clean = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[\w.+-]{1,60}\/[\w.+-]{1,120}$/.test(clean) ? clean : 'application/octet-stream'
}
