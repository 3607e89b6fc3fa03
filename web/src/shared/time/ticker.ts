import { onScopeDispose, type Ref, readonly, ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  now.value = Date.now()
  // Aligned to the full second, so that all countdowns change together.
  timer = setTimeout(tick, 1000 - (now.value % 1000))
}

function onVisibility(): void {
  clearTimeout(timer)
  if (!document.hidden && users > 0) tick()
}

/** The current time, once a second. All chips and times on screen share this one ticker. */
export function useNow(): Readonly<Ref<number>> {
  if (users++ === 0) {
    tick()
    document.addEventListener('visibilitychange', onVisibility)
  }
  onScopeDispose(() => {
    if (--users > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
  })
  return readonly(now)
}
