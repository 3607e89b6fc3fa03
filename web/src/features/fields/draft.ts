import type { CustomFieldType } from '#domain/fields/definition.ts'
import type { FieldDefinition, FieldDraft } from './api.ts'

// The domain's own list comes with its validation; these are its values alone, checked against its type.
export const customFieldTypes = [
  ...(['text', 'long_text', 'number', 'decimal', 'money', 'date', 'date_time', 'boolean'] as const),
  ...(['choice', 'choices', 'tree', 'person', 'organization', 'asset', 'url'] as const),
] as const satisfies readonly CustomFieldType[]

/** A field as it begins. */
export const blankField: FieldDefinition = {
  ...{ id: '', key: '', name: '', description: '', type: 'text', position: 0, archived: false },
  ...{ kinds: [], teams: [], options: [], pattern: null, patternHint: '', min: null, max: null },
  ...{ currency: null, default: null, required: 'never', visibleWhen: null, requiredWhen: null },
  forRequesters: false,
}

export const hasOptions = (type: CustomFieldType) => ['choice', 'choices', 'tree'].includes(type)
export const hasLimits = (type: CustomFieldType) => ['number', 'decimal', 'money'].includes(type)

/** What is sent: only what means something for the type. */
export function draftOf({ id: _, key: __, position: ___, ...field }: FieldDefinition): FieldDraft {
  const isText = field.type === 'text' || field.type === 'asset'
  return {
    ...field,
    ...(hasOptions(field.type) ? {} : { options: [] }),
    ...(isText ? {} : { pattern: null, patternHint: '' }),
    ...(hasLimits(field.type) ? {} : { min: null, max: null }),
    ...(field.type === 'money' ? {} : { currency: null }),
  }
}
