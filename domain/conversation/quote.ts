import { escapeHtml } from '../mail/compose.ts'

/** What somebody said, as HTML to be put into a quotation: who and when first, then their text, without what they quoted. */
export function quotedHtml(heading: string, written: string): string {
  const paragraphs = written
    .trim()
    .split(/\n{2,}/)
    .map((each) => `<p>${escapeHtml(each).replaceAll('\n', '<br>')}</p>`)
  return `<p><strong>${escapeHtml(heading)}</strong></p>${paragraphs.join('')}`
}
