import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { getMacros, previewMacro } from './api.ts'

/** The macros one may run, by name. */
export const useMacros = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['macros'],
    queryFn: ({ signal }) => getMacros(signal),
    staleTime: 60_000,
  })

/** What one would do on a ticket as it is after its event `seq`. */
export const useMacroPreview = (number: () => string, seq: () => number, id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['macro-preview', number(), seq(), id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await previewMacro(number(), id(), signal)).preview,
      enabled: id() !== '',
      staleTime: 30_000,
      retry: false,
    })),
  )
