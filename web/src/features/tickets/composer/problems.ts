import type { Addressed, DraftKind } from '#domain/conversation/draft.ts'

const address = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@<>()[\],;:\\"]+$/

/** Why something can't be sent as it is, or null. */
export function problemWith(
  { kind, isEmpty, addressed }: { kind: DraftKind; isEmpty: boolean; addressed: Addressed | null },
  t: (key: string, values?: Record<string, unknown>) => string,
): string | null {
  const { to = [], cc = [], bcc = [] } = (kind === 'note' ? null : addressed?.recipients) ?? {}
  const wrong = [...to, ...cc, ...bcc].find((each) => !address.test(each))
  if (wrong) return t('conversation.no_address', { address: wrong })
  if (kind === 'forward') return to.length ? null : t('conversation.no_recipient')
  if (
    kind === 'note' &&
    addressed?.audience &&
    'people' in addressed.audience &&
    !addressed.audience.people.length
  )
    return t('conversation.no_readers')
  return isEmpty ? t('tickets.write_first') : null
}
