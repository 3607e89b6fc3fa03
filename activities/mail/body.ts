import { isTooMuchHtml, sanitizedHtml, textOfHtml } from '#db/html.ts'
import { cleanText, cut } from '#domain/mail/text.ts'

const mostText = 500_000

/** What a mail shows. `shortened` when that is not all it holds. */
export type Body = { text: string; html: string | null; shortened: boolean }

/** What the parser found: `mixed` when HTML and text stand beside each other, not as alternatives. */
export type FoundBody = { text: string; html: string; mixed: boolean }

/** Cleans what was found, and reads the HTML where no plain text says the same. */
export function bodyOf({ html: given, text: plain, mixed }: FoundBody): Body {
  const tooMuch = isTooMuchHtml(given)
  const html = tooMuch ? null : storable(sanitizedHtml(given)) || null
  const fromHtml = Boolean(given) && (mixed || !plain.trim())
  const whole = cleanText(
    fromHtml ? (html === null ? withoutTags(given) : textOfHtml(html)) : plain,
  ).trimEnd()
  const text = cut(whole, mostText)
  const shortened = text.length < whole.length || tooMuch
  return {
    text: shortened ? `${text}\n\n[The rest is in the attached original mail.]` : text,
    html,
    shortened,
  }
}

/** Roughly what HTML says that is too much to be read properly. */
function withoutTags(html: string): string {
  return html
    .slice(0, mostText)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

const storable = (html: string) => html.toWellFormed().replaceAll('\0', '')
