// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
// Characters that turn the reading direction around, by which a name can show another ending than it has.
const directions = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const blanks = /[\s\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g

/** Text as it may be stored: no control characters but tab and line feed, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').toWellFormed()
}

/** One line of at most `max` characters: whatever could end it, or end a header, has become a space. */
export function cleanLine(text: string, max: number): string {
  return cut(text.replace(directions, '').replace(blanks, ' ').toWellFormed().trim(), max)
}

/** At most `max` UTF-16 units of `text`, never half a character. */
export function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()
}
