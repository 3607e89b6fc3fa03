import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Integrity } from './api.ts'

/** What a check of the log found, in sentences. */
export function useIntegrityText(integrity: () => Integrity | undefined) {
  const { t } = useI18n()

  const sentences = computed(() => {
    const found = integrity()
    if (!found) return []
    const { holds, broken, checked, from, to, complete, unchained, removedThrough } = found
    if (broken) return [t(`audit.integrity.${broken.kind}`, { seq: broken.seq })]
    if (!holds || !checked) return [t('audit.empty')]
    return [
      t('audit.integrity.holds_text', { from, to }, checked === 1 ? 2 : 1),
      ...(unchained ? [t('audit.integrity.unchained', { count: unchained })] : []),
      ...(removedThrough ? [t('audit.integrity.removed', { seq: removedThrough })] : []),
      ...(complete ? [] : [t('audit.integrity.partial')]),
    ]
  })

  return { sentences }
}
