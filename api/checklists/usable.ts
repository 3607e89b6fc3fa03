import type { ChecklistTemplate } from '#domain/checklists/template.ts'
import { allow } from '../access/allow.ts'
import { sharer } from '../access/sharing.ts'
import { atField } from '../at-field.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readTemplate } from './read.ts'

/** The template for checklists of that id, if `viewer` may use it. Throws `not_found` at `field`. */
export async function usableTemplate(
  { db }: Services,
  viewer: SignedIn,
  id: string,
  field = 'template',
): Promise<ChecklistTemplate> {
  allow(viewer, 'use', 'Checklist')
  return atField(field, async () => readTemplate(db, await sharer(db, viewer, 'Checklist'), id))
}
