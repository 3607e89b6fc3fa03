const mark = /^\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:\[[ xX]?\]\s+)?/

/** The things to do in a text, one in each line, without the marks that lists have in mails and documents. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(mark, '').trim().slice(0, 500))
    .filter(Boolean)
