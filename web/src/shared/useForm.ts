import { ref } from 'vue'
import { asProblem, fieldErrors } from './api/problem.ts'

/** What a form needs around its request: being busy, the server's errors at their fields, and what fits no field. */
export function useForm() {
  const errors = ref<Record<string, string>>({})
  const general = ref<string | null>(null)
  const busy = ref(false)

  /** True when it went through. */
  async function run(request: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errors.value = {}
    general.value = null
    try {
      await request()
      return true
    } catch (error) {
      errors.value = fieldErrors(error)
      if (!Object.keys(errors.value).length) general.value = asProblem(error).message
      return false
    } finally {
      busy.value = false
    }
  }

  return { errors, general, busy, run }
}
