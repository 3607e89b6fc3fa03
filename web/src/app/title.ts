import { onScopeDispose, ref, watchEffect } from 'vue'

/** What the page's title says before the product's name; the route's own title when null. */
export const documentTitle = ref<string | null>(null)

/** Names the page after what it shows, as long as it is shown. */
export function useTitle(title: () => string | null): void {
  watchEffect(() => {
    documentTitle.value = title()
  })
  onScopeDispose(() => {
    documentTitle.value = null
  })
}
