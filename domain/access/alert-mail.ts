import type { AlertKind } from './alerts.ts'

type Facts = Record<string, unknown>

/** `onceAnHour`: no more of its kind are mailed within the hour. */
export type AlertMail = { subject: string; body: string; onceAnHour: boolean }

/** What administrators get by mail when an alert is raised; the audit log has the rest. */
export function alertMail(action: string, after: unknown): AlertMail | undefined {
  const kind = action.replace(/^alert\./, '')
  if (!isKind(kind)) return undefined
  const facts = (after ?? {}) as Facts
  const onceAnHour = mailedOnceAnHour.includes(kind)
  return {
    subject: `Security alert: ${titles[kind]}`,
    body: `${texts[kind](facts)}\n\n${onceAnHour ? footers.onceAnHour : footers.each}`,
    onceAnHour,
  }
}

// An attack raises them again and again: one mail an hour is enough, the audit log lists each.
const mailedOnceAnHour: readonly AlertKind[] = ['failed_sign_ins', 'failed_sign_ins_from', 'mass_export']

const titles: Record<AlertKind, string> = {
  failed_sign_ins: 'many failed sign-ins',
  failed_sign_ins_from: 'many failed sign-ins from one address',
  role_widened: 'a role got rights of administrators',
  administrator_made: 'somebody became an administrator',
  administrator_token: 'an API token with the rights of an administrator',
  mass_export: 'a large export',
  chain_broken: 'the audit log was changed',
}

const texts: Record<AlertKind, (facts: Facts) => string> = {
  failed_sign_ins: ({ count, account }) => `${count} sign-ins as ${account} failed within ten minutes.`,
  failed_sign_ins_from: ({ count, address }) =>
    `${count} sign-ins from ${address} failed within ten minutes.`,
  role_widened: ({ actor, gained }) => `${actor} gave a role: ${[gained].flat().join(', ')}.`,
  administrator_made: ({ actor, name }) =>
    `${name ?? 'Somebody'} is an administrator now, made one by ${actor}.`,
  administrator_token: ({ actor, name }) => `${actor} made the API token “${name}” for an administrator.`,
  mass_export: ({ actor, count, exports }) =>
    `${actor} exported ${count} records; it was export number ${exports} within an hour.`,
  chain_broken: ({ seq }) => `Record ${seq} of the audit log is not what was written.`,
}

const footers = {
  onceAnHour:
    'The console has the details under Audit. More of this kind within the hour are only listed there.',
  each: 'The console has the details under Audit, where the alert stays until it is acknowledged.',
}

const isKind = (kind: string): kind is AlertKind => Object.hasOwn(titles, kind)
