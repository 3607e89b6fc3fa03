// Crockford's base 32: no I, L, O or U, so that a number survives being read out on the phone.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const perDay = digits.length ** 4

/**
 * The ticket number of the `sequence`-th ticket, created on the UTC day of `at` (epoch milliseconds).
 * Unique as long as fewer than 1,048,576 tickets are created in a day.
 */
export function ticketNumber(sequence: number, at: number): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  let rest = sequence % perDay
  let code = ''
  for (let place = 0; place < 4; place++) {
    code = digits[rest % digits.length] + code
    rest = Math.floor(rest / digits.length)
  }
  return `TKT-${day}-${code}`
}

const inText = /\bTKT-\d{8}-[0-9A-HJKMNP-TV-Z]{4}\b/i

/** The first ticket number in a text such as a mail's subject, or null. */
export function findTicketNumber(text: string): string | null {
  return inText.exec(text)?.[0].toUpperCase() ?? null
}
