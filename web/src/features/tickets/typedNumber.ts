import { ticketNumberPattern } from '#domain/tickets/types.ts'

/** The ticket number that was typed or pasted, if it is a whole one. */
export function typedNumber(text: string): string | null {
  const number = text.trim().toUpperCase()
  return ticketNumberPattern.test(number) ? number : null
}
