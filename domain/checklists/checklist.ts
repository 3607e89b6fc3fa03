import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'

/** As many as one ticket, or one list, has. */
export const mostLists = 10
export const mostItems = 100

/** When an item was checked, in epoch milliseconds, and by whom. */
export type Checked = { at: number; by: string | null }

/** One thing to do. */
export type ChecklistItem<Done = Checked> = { id: string; text: string; done: Done | null }

/** What is to be done on a ticket, in its order. */
export type ListOf<Done> = { id: string; title: string; items: readonly ChecklistItem<Done>[] }
export type Checklist = ListOf<Checked>

/** How far all lists of a ticket are. */
export type ChecklistProgress = { done: number; total: number }
export const checklistProgressSchema = z.object({ done: z.int(), total: z.int() })

export type NewItem = { id: string; text: string }

/** A change of one list. The first adds it; `template` is where it comes from. */
export type ChecklistOperation =
  | { do: 'add'; list: string; title: string; items: NewItem[]; template?: string }
  | { do: 'rename'; list: string; title: string }
  | { do: 'remove'; list: string }
  | { do: 'add_items'; list: string; items: NewItem[] }
  | { do: 'check_item'; list: string; item: string; done: boolean }
  | { do: 'rename_item'; list: string; item: string; text: string }
  /** `to` is its place after it, from 0. */
  | { do: 'move_item'; list: string; item: string; to: number }
  | { do: 'remove_item'; list: string; item: string }

/** A list that is added, whole. */
export type NewChecklist = Extract<ChecklistOperation, { do: 'add' }>

/** The list that a template begins, its ids made by `newId`. */
export function listFrom(
  { id: template, name: title, items }: { id: string; name: string; items: readonly string[] },
  newId: (index: number) => string,
): NewChecklist {
  const made = items.map((text, index) => ({ id: newId(index + 1), text }))
  return { do: 'add', list: newId(0), title, items: made, template }
}

export type ChecklistCommand = { type: 'checklist'; payload: ChecklistOperation }

/** `title` and `text` say what the list and the item were called, for the history. */
export type ChecklistEvent = {
  type: 'checklist_changed'
  data: ChecklistOperation & { title: string; text?: string; from?: string }
}

const title = z.string().trim().min(1, 'Give it a title.').max(200)
const text = z.string().trim().min(1, 'Say what is to be done.').max(500)
const texts = z.array(text).max(mostItems)
const item = { list: z.uuid(), item: z.uuid() }

/** `POST /tickets/:number/checklists`: one change. */
export const checklistChangeSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), title, items: texts.default([]) }),
  z.strictObject({ do: z.literal('apply'), template: z.uuid() }),
  z.strictObject({ do: z.literal('rename'), list: z.uuid(), title }),
  z.strictObject({ do: z.literal('remove'), list: z.uuid() }),
  z.strictObject({ do: z.literal('add_items'), list: z.uuid(), items: texts.min(1) }),
  z.strictObject({ do: z.literal('check_item'), ...item, done: z.boolean() }),
  z.strictObject({ do: z.literal('rename_item'), ...item, text }),
  z.strictObject({ do: z.literal('move_item'), ...item, to: z.int().min(0).max(mostItems) }),
  z.strictObject({ do: z.literal('remove_item'), ...item }),
])
export type ChecklistChange = z.input<typeof checklistChangeSchema>

/** A list as the API shows it. */
export const checklistSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  items: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      done: z.object({ at: z.iso.datetime({ offset: true }), by: personRefSchema.nullable() }).nullable(),
    }),
  ),
})
export type ShownChecklist = z.infer<typeof checklistSchema>
