import type { ChecklistChange, ShownChecklist } from '#domain/checklists/checklist.ts'
import type { ChecklistTemplate } from '#domain/checklists/template.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import { everyPage } from '@/shared/api/everyPage.ts'
import { uuid } from '@/shared/uuid.ts'

export type { ChecklistChange, ChecklistTemplate, ShownChecklist }
export type TemplateDraft = Pick<
  ChecklistTemplate,
  'name' | 'category' | 'kinds' | 'items' | 'sharedWith'
> & { team: string | null }

const of = (id: string) => ({ params: { path: { id } } })

export const getChecklists = (number: string, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/checklists', {
      params: { path: { number } },
      ...(signal && { signal }),
    }),
  )
export const changeChecklist = (number: string, change: ChecklistChange) =>
  answer(
    api.POST('/api/v1/tickets/{number}/checklists', {
      params: { path: { number }, header: writeHeaders({ key: uuid() }) },
      body: change,
    }),
  )

/** All of them, page after page. */
export const getTemplates = (signal: AbortSignal): Promise<ChecklistTemplate[]> =>
  everyPage('templates', (query) =>
    answer(api.GET('/api/v1/checklist-templates', { params: { query }, signal })),
  )
export const addTemplate = (draft: TemplateDraft) =>
  answer(api.POST('/api/v1/checklist-templates', { body: draft }))
export const changeTemplate = (id: string, draft: TemplateDraft) =>
  answer(api.PATCH('/api/v1/checklist-templates/{id}', { ...of(id), body: draft }))
export const deleteTemplate = (id: string) => answer(api.DELETE('/api/v1/checklist-templates/{id}', of(id)))
