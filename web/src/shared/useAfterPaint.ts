import { onMounted, type Ref, ref } from 'vue'

/** False until what is there so far has been painted: what can wait lets the rest come sooner. */
export function useAfterPaint(): Ref<boolean> {
  const painted = ref(false)
  onMounted(() =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        painted.value = true
      }),
    ),
  )
  return painted
}
