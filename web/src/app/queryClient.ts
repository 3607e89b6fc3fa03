import { QueryClient } from '@tanstack/vue-query'
import { asProblem } from '@/shared/api/problem.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Live news says what is stale; until then what was read stays good.
      staleTime: 60_000,
      gcTime: 15 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => {
        const { isNetwork, status } = asProblem(error)
        return failures < 3 && (isNetwork || status >= 502)
      },
    },
    mutations: { retry: false },
  },
})
