import { onScopeDispose, type Ref, ref } from 'vue'

/** Whether the window is a phone's. The first page's own, without the weight of a library. */
export function useNarrow(): Readonly<Ref<boolean>> {
  const query = matchMedia('(max-width: 767px)')
  const narrow = ref(query.matches)
  const follow = () => {
    narrow.value = query.matches
  }
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
