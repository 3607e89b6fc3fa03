import type { NewView } from '#domain/views/view.ts'
import { answer, api } from '@/shared/api/client.ts'

const of = (id: string) => ({ params: { path: { id } } })

export const addView = (view: NewView) => answer(api.POST('/api/v1/views', { body: view }))
export const changeView = (id: string, changes: Partial<NewView>) =>
  answer(api.PATCH('/api/v1/views/{id}', { ...of(id), body: changes }))
export const deleteView = (id: string) => answer(api.DELETE('/api/v1/views/{id}', of(id)))
export const orderViews = (keys: string[]) => answer(api.PUT('/api/v1/views/order', { body: { keys } }))
