/** The LIKE pattern of texts that contain `text`, with nothing in it that would be taken for a wildcard. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
}
