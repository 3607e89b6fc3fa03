import { useQuery } from '@tanstack/vue-query'
import { getTemplates } from './api.ts'

/** The templates for checklists one may use, by name. */
export const useChecklistTemplates = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['checklist-templates'],
    queryFn: ({ signal }) => getTemplates(signal),
    staleTime: 60_000,
  })
