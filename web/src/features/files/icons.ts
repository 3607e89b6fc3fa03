/** A picture for a kind of file. */
export function iconOf(type: string): string {
  if (type.startsWith('image/')) return 'i-lucide-image'
  if (type.startsWith('audio/')) return 'i-lucide-file-audio'
  if (type.startsWith('video/')) return 'i-lucide-file-video'
  if (type === 'message/rfc822') return 'i-lucide-mail'
  if (/zip|tar|7z|rar|compressed/.test(type)) return 'i-lucide-file-archive'
  if (type.startsWith('text/') || type.includes('pdf')) return 'i-lucide-file-text'
  return 'i-lucide-file'
}
