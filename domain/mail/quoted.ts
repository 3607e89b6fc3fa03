const introduction =
  /^(on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb.{0,80}|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió|il\b.{4,200}\bha scritto|op\b.{4,200}\bschreef.{0,80}) ?:$/i
const separator =
  /^(-{2,} ?(original message|ursprüngliche nachricht|message d'origine|forwarded message) ?-{2,}|_{20,})$/i

/** A message's text in two: what its author wrote, and the older mail quoted below it (empty if there is none). */
export function splitQuoted(text: string): { written: string; quoted: string } {
  const lines = text.split('\n')
  let at = lines.findIndex((line, index) => separator.test(line.trim()) || introducesQuote(lines, index))
  if (at < 0) at = trailingQuote(lines)
  const written = lines.slice(0, at).join('\n').trimEnd()
  // A mail that is all quotation (an inline answer, a forward) is shown whole.
  if (!written.trim()) return { written: text, quoted: '' }
  return { written, quoted: lines.slice(at).join('\n') }
}

function introducesQuote(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim()
  if (line.length > 300) return false
  const next = (lines[index + 1] ?? '').trim()
  if (introduction.test(line)) return true
  return next.length < 200 && next.endsWith(':') && introduction.test(`${line} ${next}`)
}

/** Where the lines marked with `>` begin that end the text. */
function trailingQuote(lines: readonly string[]): number {
  let at = lines.length
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = (lines[index] ?? '').trim()
    if (line.startsWith('>')) at = index
    else if (line) break
  }
  return at
}
