import { until } from '@vueuse/core'
import { onMounted, type Ref, ref } from 'vue'

/**
 * False until what comes first is `there` and has been painted, with all that was there before: what can wait lets it
 * come sooner.
 */
export function useAfterPaint(there: () => boolean): Ref<boolean> {
  const painted = ref(false)
  onMounted(async () => {
    await until(there).toBe(true, { flush: 'post' })
    requestAnimationFrame(() =>
      setTimeout(() => {
        painted.value = true
      }),
    )
  })
  return painted
}
