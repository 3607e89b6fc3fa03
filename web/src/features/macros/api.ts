import type { Macro, MacroStep } from '#domain/macros/macro.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import { everyPage } from '@/shared/api/everyPage.ts'

export type MacroDraft = Pick<Macro, 'name' | 'category' | 'sharedWith'> & {
  steps: MacroStep[]
  team: string | null
}

const of = (id: string) => ({ params: { path: { id } } })

/** All of them, page after page. */
export const getMacros = (signal: AbortSignal): Promise<Macro[]> =>
  everyPage('macros', (query) => answer(api.GET('/api/v1/macros', { params: { query }, signal })))
export const addMacro = (draft: MacroDraft) => answer(api.POST('/api/v1/macros', { body: draft }))
export const changeMacro = (id: string, draft: MacroDraft) =>
  answer(api.PATCH('/api/v1/macros/{id}', { ...of(id), body: draft }))
export const deleteMacro = (id: string) => answer(api.DELETE('/api/v1/macros/{id}', of(id)))
export const previewMacro = (number: string, id: string, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/macros/{id}', {
      params: { path: { number, id } },
      ...(signal && { signal }),
    }),
  )
export const runMacro = (number: string, id: string, key: string) =>
  answer(
    api.POST('/api/v1/tickets/{number}/macros/{id}', {
      params: { path: { number, id }, header: writeHeaders({ key }) },
    }),
  )
