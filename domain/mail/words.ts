const word = /=\?([^?*\s]{1,40})(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi

/** A header's text with its encoded words (RFC 2047) read; what can't be read stays as it is. */
export function decodeWords(text: string): string {
  return text
    .replace(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replace(word, (whole, charset: string, encoding: string, content: string) => {
      try {
        return new TextDecoder(charset).decode(
          encoding.toLowerCase() === 'b' ? base64(content) : quoted(content),
        )
      } catch {
        return whole
      }
    })
}

function base64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/]/g, '')), (character) => character.charCodeAt(0))
}

function quoted(text: string): Uint8Array {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0) & 255)
}
