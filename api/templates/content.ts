import type { Database } from '#db/database.ts'
import { readFields } from '#db/fields.ts'
import { checkLiquid } from '#db/liquid.ts'
import { DomainError } from '#domain/errors.ts'
import { checkValues } from '#domain/fields/check.ts'
import type { TemplateContent } from '#domain/templates/template.ts'

/** Throws what is wrong with the words and values of a ticket to be made. `also` are more placeholders than every ticket has. */
export async function checkContent(
  db: Database,
  { subject, text, fields }: Pick<TemplateContent, 'subject' | 'text' | 'fields'>,
  also?: readonly string[],
): Promise<void> {
  checkLiquid(subject, 'text', 'subject', also)
  checkLiquid(text, 'text', 'text', also)
  const checked = checkValues(await readFields(db), fields)
  if (checked.field !== undefined)
    throw new DomainError('field_invalid', checked.detail, `fields.${checked.field}`)
}
