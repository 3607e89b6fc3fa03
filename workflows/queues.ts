/** Tickets, clocks and flows: quick. */
export const ticketsQueue = 'perdure'

/** Mail, webhooks, files, reports: slow or limited by others, so that they never delay a ticket. */
export const outboundQueue = 'perdure-outbound'
