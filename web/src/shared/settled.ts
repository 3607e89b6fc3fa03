import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'

/** What `source` is once it has stayed the same for that long. The first page's own, without the weight of a library. */
export function settled<T>(source: Readonly<Ref<T>>, milliseconds: number): Readonly<Ref<T>> {
  const result = shallowRef(source.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      result.value = value
    }, milliseconds)
  })
  onScopeDispose(() => clearTimeout(timer))
  return result
}
