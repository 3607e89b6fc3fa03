import { computed, ref } from 'vue'
import type { BulkAsks } from '#domain/bulk/asks.ts'
import { useFields } from '@/features/fields/queries.ts'
import { customIn, elsewhereIn } from '@/features/lifecycles/moveForm.ts'
import type { Wants } from '@/features/lifecycles/moves.ts'
import { useMoveForm } from '@/features/lifecycles/useMoveForm.ts'
import { useLifecycles } from '@/features/tickets/queries.ts'
import type { Along } from './api.ts'

/** What is known beforehand of a bulk change to another status. */
type Known = { asks: BulkAsks | null; children: number }

/** Whether somebody has to be asked before it. */
export const asksAnything = ({ asks, children }: Known) =>
  children > 0 ||
  (asks !== null && (asks.resolution || asks.note || asks.confirm.length + asks.fields.length > 0))

/** What the ways of many tickets to one status ask for, and what is filled in for it. */
export function useBulkAsks(known: () => Known | undefined, status: () => string | undefined) {
  const lifecycles = useLifecycles()
  const definitions = useFields()
  const withChildren = ref(true)

  /** What can't be given hinders those that lack it only. */
  const hindered = computed(() => elsewhereIn(known()?.asks?.fields ?? [], { many: true }))
  const wants = computed<Wants>(() => {
    const { resolution = false, note = false, confirm = [], fields = [] } = known()?.asks ?? {}
    const own = definitions.data.value?.map(({ key }) => key) ?? []
    const isThere = (field: string) => customIn([field]).every((key) => own.includes(key))
    const givable = fields.filter((field) => !hindered.value.includes(field) && isThere(field))
    return { resolution, note, confirm: confirm.join(' · ') || null, fields: givable }
  })
  const { form, isReady, given } = useMoveForm(() => wants.value)
  const stuck = computed(() => known()?.asks?.stuck ?? 0)
  const children = computed(() => known()?.children ?? 0)
  const codes = computed(() => {
    const own = (lifecycles.data.value ?? []).filter(({ statuses }) =>
      statuses.some(({ key }) => key === status()),
    )
    const all = own.flatMap(({ resolutions }) => resolutions)
    return [...new Map(all.map((code) => [code.key, code])).values()]
  })

  /** What goes along with the change. */
  function along(): Along {
    const { assignee, ...others } = given()
    const all = { ...others, ...(assignee && { assignee: assignee.id }) }
    return {
      ...(Object.keys(all).length && { given: all }),
      ...(children.value > 0 && withChildren.value && { children: true as const }),
    }
  }

  return { form, wants, hindered, stuck, children, withChildren, codes, isReady, along }
}
export type BulkAsking = ReturnType<typeof useBulkAsks>
