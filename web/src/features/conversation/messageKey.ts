import type { InjectionKey } from 'vue'
import type { Message, Ticket } from '#domain/tickets/ticket.ts'

/** The message that a menu is about, and its ticket. */
export const messageKey: InjectionKey<{ message: () => Message; ticket: () => Ticket }> = Symbol('message')
