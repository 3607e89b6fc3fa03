import { computed, reactive, ref } from 'vue'
import type { BulkAsks } from '#domain/bulk/asks.ts'
import { useFields } from '@/features/fields/queries.ts'
import { givenBy, isFilledIn, newMoveForm } from '@/features/lifecycles/moveForm.ts'
import type { Wants } from '@/features/lifecycles/moves.ts'
import { useAgents } from '@/features/people/queries.ts'
import { useSession } from '@/features/session/store.ts'
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
  const session = useSession()
  const agents = useAgents()
  const lifecycles = useLifecycles()
  const definitions = useFields()
  const form = reactive(newMoveForm())
  const withChildren = ref(true)

  const wants = computed<Wants>(() => {
    const { resolution = false, note = false, confirm = [], fields = [] } = known()?.asks ?? {}
    // What can't be given hinders those that lack it only.
    const own = definitions.data.value?.map(({ key }) => `fields.${key}`) ?? []
    const givable = fields.filter(
      (field) => own.includes(field) || ['assignee', 'tags', 'impact', 'urgency'].includes(field),
    )
    return { resolution, note, confirm: confirm.join(' · ') || null, fields: givable }
  })
  const hindered = computed(() => {
    const fields = known()?.asks?.fields ?? []
    return (['checklists', 'organization', 'time'] as const).filter((field) => fields.includes(field))
  })
  const stuck = computed(() => known()?.asks?.stuck ?? 0)
  const children = computed(() => known()?.children ?? 0)
  const codes = computed(() => {
    const own = (lifecycles.data.value ?? []).filter(({ statuses }) =>
      statuses.some(({ key }) => key === status()),
    )
    const all = own.flatMap(({ resolutions }) => resolutions)
    return [...new Map(all.map((code) => [code.key, code])).values()]
  })
  const people = computed(() => [...agents.value, ...(session.person ? [session.person] : [])])
  const isReady = computed(() => isFilledIn(form, wants.value, people.value))

  /** What goes along with the change. */
  function along(): Along {
    const { assignee, ...given } = givenBy(form, wants.value, people.value)
    const all = { ...given, ...(assignee && { assignee: assignee.id }) }
    return {
      ...(Object.keys(all).length && { given: all }),
      ...(children.value > 0 && withChildren.value && { children: true as const }),
    }
  }

  return { form, wants, hindered, stuck, children, withChildren, codes, isReady, along }
}
export type BulkAsking = ReturnType<typeof useBulkAsks>
