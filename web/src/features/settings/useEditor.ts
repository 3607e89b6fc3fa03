import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useForm } from '@/shared/useForm.ts'

export type EditorOptions<T> = {
  /** What is saved on the server; undefined until it is known. */
  saved: () => T | undefined
  save: (edited: T) => Promise<unknown>
  /** The cache that a save makes stale. */
  queryKey: string
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A settings form: a copy to edit, whether it differs, saving, and the server's errors at their fields. */
export function useEditor<T extends object>({ saved, save, queryKey }: EditorOptions<T>) {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const { errors, general, busy, run } = useForm()
  const edited = ref() as Ref<T | undefined>

  function reset(): void {
    const value = saved()
    edited.value = value && copy(value)
    errors.value = {}
    general.value = null
  }
  watch(saved, (_, before) => {
    // News from the server does not overwrite what somebody is typing.
    if (!edited.value || JSON.stringify(edited.value) === JSON.stringify(before)) reset()
  })
  reset()

  const dirty = computed(
    () => edited.value !== undefined && JSON.stringify(edited.value) !== JSON.stringify(saved()),
  )

  const submit = () =>
    run(async () => {
      if (!edited.value) return
      await save(copy(edited.value))
      await queries.invalidateQueries({ queryKey: [queryKey] })
      reset()
      toast.add({ title: t('shell.saved'), icon: 'i-lucide-check', color: 'success', duration: 2500 })
    })

  /** The message for a field, whatever the server put in front of its name. */
  function errorAt(...path: (string | number)[]): string | undefined {
    const wanted = path.join('.')
    return Object.entries(errors.value).find(
      ([field]) => field === wanted || field.endsWith(`.${wanted}`),
    )?.[1]
  }
  /** What fits none of the fields on screen. */
  const problem = computed(() => general.value ?? Object.values(errors.value)[0] ?? null)

  return { edited, dirty, busy, problem, errorAt, reset, submit }
}
