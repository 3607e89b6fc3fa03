import { fileUrl } from '@/features/files/api.ts'
import type { DraftFile } from './drafts.ts'

const shown = (id: string) => `${fileUrl(id)}?inline=1`

/** HTML as the editor shows it: pictures within the text come from our own files. */
export function withPictures(html: string, files: readonly DraftFile[]): string {
  return replaced(html, files, (file) => [`cid:${file.contentId}`, shown(file.id)])
}

/** HTML as it is kept and sent: pictures are named by their Content-ID (RFC 2392). */
export function withContentIds(html: string, files: readonly DraftFile[]): string {
  return replaced(html, files, (file) => [shown(file.id), `cid:${file.contentId}`])
}

function replaced(
  html: string,
  files: readonly DraftFile[],
  change: (file: DraftFile) => [from: string, to: string],
): string {
  return files
    .filter((file) => file.contentId)
    .reduce((text, file) => {
      const [from, to] = change(file)
      return text.replaceAll(`src="${from}"`, `src="${to}"`)
    }, html)
}

/** The files without the pictures that were taken out of the text again. */
export function withoutLostPictures(html: string, files: readonly DraftFile[]): DraftFile[] {
  return files.filter(({ contentId }) => !contentId || html.includes(`cid:${contentId}"`))
}
