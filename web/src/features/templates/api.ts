import type { Template, TemplateContent } from '#domain/templates/template.ts'
import { answer, api } from '@/shared/api/client.ts'
import { everyPage } from '@/shared/api/everyPage.ts'

export type TemplateDraft = TemplateContent &
  Pick<Template, 'name' | 'category' | 'sharedWith'> & { team: string | null }
export type FillFor = { requester?: { email: string; name: string }; queue?: string }

const of = (id: string) => ({ params: { path: { id } } })

/** All of them, page after page. */
export const getTemplates = (signal: AbortSignal): Promise<Template[]> =>
  everyPage('templates', (query) => answer(api.GET('/api/v1/templates', { params: { query }, signal })))
export const addTemplate = (draft: TemplateDraft) => answer(api.POST('/api/v1/templates', { body: draft }))
export const changeTemplate = (id: string, draft: Partial<TemplateDraft>) =>
  answer(api.PATCH('/api/v1/templates/{id}', { ...of(id), body: draft }))
export const deleteTemplate = (id: string) => answer(api.DELETE('/api/v1/templates/{id}', of(id)))
export const getTemplateVersions = (id: string) => answer(api.GET('/api/v1/templates/{id}/versions', of(id)))
export const fillTemplate = (id: string, body: FillFor) =>
  answer(api.POST('/api/v1/templates/{id}/fill', { ...of(id), body }))
