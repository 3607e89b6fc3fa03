import type { TicketState } from '../tickets/state.ts'

/** What a reminder says by mail. */
export function reminderMail(
  { number, subject }: Pick<TicketState, 'number' | 'subject'>,
  text: string,
): { subject: string; body: string } {
  return {
    subject: `Reminder: ${number} ${subject}`,
    body: [text, `You asked to be reminded of ${number}: ${subject}`].filter(Boolean).join('\n\n'),
  }
}
