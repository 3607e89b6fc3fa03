import { useQuery } from '@tanstack/vue-query'
import { getFields } from './api.ts'

/** The custom fields in their order, archived ones too. */
export const useFields = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['fields'],
    queryFn: async () => (await getFields()).fields,
    staleTime: 60_000,
  })
