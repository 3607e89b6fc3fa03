const attribution =
  /^(on|am|le|el|il|op|den)\b.{5,200}(wrote|schrieb|écrit|escribió|scritto|schreef|skrev)\s*:?\s*$/i
const separator =
  /^(-{2,}\s*(original message|ursprüngliche nachricht|forwarded message)\s*-{2,}|_{20,})\s*$/i

/** Splits plain text into what was written and the older conversation quoted below it. */
export function splitQuoted(text: string): { own: string; quoted: string } {
  const lines = text.split('\n')
  const start = lines.findIndex((line, at) => {
    const plain = line.trim()
    if (separator.test(plain)) return true
    if (attribution.test(plain) || attribution.test(`${plain} ${lines[at + 1]?.trim() ?? ''}`))
      return quotesFrom(lines, at)
    return plain.startsWith('>') && restIsQuoted(lines, at)
  })
  if (start <= 0 || !lines.slice(0, start).some((line) => line.trim()))
    return { own: text.trim(), quoted: '' }
  return { own: lines.slice(0, start).join('\n').trim(), quoted: lines.slice(start).join('\n').trim() }
}

const quotesFrom = (lines: string[], at: number) =>
  lines.slice(at + 1, at + 5).some((line) => line.trim().startsWith('>'))

const restIsQuoted = (lines: string[], at: number) =>
  lines.slice(at).every((line) => !line.trim() || line.trim().startsWith('>'))
