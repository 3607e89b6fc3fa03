import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { View } from '#domain/views/view.ts'
import { nameOf } from '@/features/views/look.ts'
import { asProblem } from '@/shared/api/problem.ts'

/**
 * Moves the views of the navigation: by dragging, or with Shift and an arrow on the one that has the focus. What it takes
 * is loaded when somebody reaches for them. Listeners for their list, and what was moved, for people who don't see it.
 */
export function useArranging() {
  const { t, te } = useI18n()
  const queries = useQueryClient()
  const toast = useToast()
  const said = ref('')
  let letGo: (() => void) | undefined

  async function move(from: number, to: number): Promise<void> {
    const views = queries.getQueryData<View[]>(['views']) ?? []
    const view = views[from]
    if (!view || from === to || to < 0 || to >= views.length) return
    const [{ arrangeViews }, { moved }] = await Promise.all([
      import('@/features/views/arrange.ts'),
      import('@/shared/sorting/order.ts'),
    ])
    said.value = t('shell.view_moved', {
      name: nameOf(view, { t, te }),
      position: to + 1,
      count: views.length,
    })
    try {
      await arrangeViews(
        queries,
        moved(views, from, to).map(({ key }) => key),
      )
    } catch (error) {
      said.value = ''
      toast.add({ title: t('shell.error.title'), description: asProblem(error).message, color: 'error' })
    }
  }

  async function pointerenter(event: Event): Promise<void> {
    const list = event.currentTarget as HTMLElement
    const { sortRows } = await import('@/shared/sorting/sortRows.ts')
    letGo?.()
    letGo = sortRows(list, (from, to) => void move(from, to))
  }
  async function keydown(event: KeyboardEvent): Promise<void> {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const row = (event.target as Element).closest('li')
    if (!by || !event.shiftKey || !row?.parentElement) return
    event.preventDefault()
    event.stopPropagation()
    const from = [...row.parentElement.children].indexOf(row)
    const link = row.querySelector('a')
    await move(from, from + by)
    link?.focus()
  }
  onScopeDispose(() => letGo?.())

  return { said, pointerenter, keydown }
}
