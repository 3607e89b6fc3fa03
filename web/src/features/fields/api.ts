import type { FieldDefinition, NewField } from '#domain/fields/definition.ts'
import { answer, api } from '@/shared/api/client.ts'

export type { FieldDefinition }
export type FieldDraft = Omit<NewField, 'key'> & { archived?: boolean }

export const getFields = () => answer(api.GET('/api/v1/fields'))
export const addField = (field: NewField) => answer(api.POST('/api/v1/fields', { body: field }))
export const changeField = (id: string, field: FieldDraft) =>
  answer(api.PUT('/api/v1/fields/{id}', { params: { path: { id } }, body: field }))
export const orderFields = (fields: string[]) => answer(api.PUT('/api/v1/fields/order', { body: { fields } }))
