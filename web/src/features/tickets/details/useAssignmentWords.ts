import { useI18n } from 'vue-i18n'
import type { AssignedBecause, EscalatedBecause, NobodyBecause } from '#domain/people/assign.ts'
import type { ShownEvent } from '#domain/tickets/ticket.ts'

/** Why a rule chose somebody, or nobody, in words. */
export function useAssignmentWords(personName: (id: unknown) => string) {
  const { t } = useI18n()

  function assigned({ by, load, capacity, skills, standsInFor }: AssignedBecause): string {
    const parts = [
      t(`tickets.assigned_by.${by}`),
      ...skills.map(({ name, level }) => t('tickets.skill_of', { name, level })),
      t('tickets.load_of', { load, capacity }),
      ...(standsInFor ? [t('tickets.stands_in_for', { name: personName(standsInFor) })] : []),
    ]
    return parts.join(' · ')
  }

  function nobody({ passedOver }: NobodyBecause): string {
    if (!passedOver.length) return t('tickets.nobody_in_team')
    return passedOver
      .map(({ agent, hindrance }) => `${personName(agent)}: ${t(`tickets.hindrance.${hindrance}`)}`)
      .join(' · ')
  }

  function escalated({ load, capacity, hindrance }: EscalatedBecause): string {
    const busy = t('tickets.load_of', { load, capacity })
    return hindrance ? `${busy} · ${t(`tickets.hindrance.${hindrance}`)}` : busy
  }

  /** The words for an event of a rule, or null for any other. */
  return function whyOf({ type, data }: ShownEvent): string | null {
    if (!data.why) return null
    if (type === 'assigned') return assigned(data.why as AssignedBecause)
    if (type === 'not_assigned') return nobody(data.why as NobodyBecause)
    return type === 'escalated' ? escalated(data.why as EscalatedBecause) : null
  }
}
