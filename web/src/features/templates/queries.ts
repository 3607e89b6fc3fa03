import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { getTemplates, getTemplateVersions } from './api.ts'

/** The templates one may use, by name. */
export const useTemplates = (on: () => boolean = () => true) =>
  useQuery({
    enabled: on,
    queryKey: ['templates'],
    queryFn: ({ signal }) => getTemplates(signal),
    staleTime: 60_000,
  })

/** What one was, and how it is used. */
export const useTemplateVersions = (id: () => string, version: () => number) =>
  useQuery(
    computed(() => ({
      queryKey: ['template-versions', id(), version()],
      queryFn: () => getTemplateVersions(id()),
    })),
  )
