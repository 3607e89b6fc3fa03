import type { Template, TemplateContent } from '#domain/templates/template.ts'
import { answer, api } from '@/shared/api/client.ts'

export type TemplateDraft = TemplateContent &
  Pick<Template, 'name' | 'category' | 'sharedWith'> & { team: string | null }
export type FillFor = { requester?: { email: string; name: string }; queue?: string }

const of = (id: string) => ({ params: { path: { id } } })

/** All of them, page after page. */
export async function getTemplates(signal?: AbortSignal): Promise<Template[]> {
  const found: Template[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 200, ...(cursor && { cursor }) }
    const page = await answer(api.GET('/api/v1/templates', { params: { query }, ...(signal && { signal }) }))
    found.push(...page.templates)
    cursor = page.next
  }
  return found
}
export const addTemplate = (draft: TemplateDraft) => answer(api.POST('/api/v1/templates', { body: draft }))
export const changeTemplate = (id: string, draft: Partial<TemplateDraft>) =>
  answer(api.PATCH('/api/v1/templates/{id}', { ...of(id), body: draft }))
export const deleteTemplate = (id: string) => answer(api.DELETE('/api/v1/templates/{id}', of(id)))
export const getTemplateVersions = (id: string) => answer(api.GET('/api/v1/templates/{id}/versions', of(id)))
export const fillTemplate = (id: string, body: FillFor) =>
  answer(api.POST('/api/v1/templates/{id}/fill', { ...of(id), body }))
