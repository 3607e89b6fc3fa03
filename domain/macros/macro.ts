import { z } from 'zod'
import { sharedFields, sharingFields } from '../access/sharing.ts'
import { priorities } from '../tickets/types.ts'

const tagList = z.array(z.string().trim().min(1).max(60)).max(20)
const html = z.string().trim().min(1, 'Write something first.').max(20_000)

/** What a macro does, one after the other. Texts are templates with placeholders. */
export const macroStepSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('status'), status: z.string().min(1, 'Choose a status.').max(40) }),
  z.strictObject({ do: z.literal('priority'), priority: z.enum(priorities) }),
  /** `me` is whoever runs it; null takes the assignee off. */
  z.strictObject({ do: z.literal('assignee'), assignee: z.union([z.literal('me'), z.uuid()]).nullable() }),
  z.strictObject({ do: z.literal('queue'), queue: z.string().min(1, 'Choose a queue.').max(60) }),
  z
    .strictObject({ do: z.literal('tags'), add: tagList.default([]), remove: tagList.default([]) })
    .refine(({ add, remove }) => add.length + remove.length > 0, 'Name a tag to add or to remove.'),
  /** Begins a checklist with that template. */
  z.strictObject({ do: z.literal('checklist'), template: z.uuid('Choose a checklist.') }),
  z.strictObject({ do: z.literal('reply'), html }),
  z.strictObject({ do: z.literal('note'), html }),
])
export type MacroStep = z.infer<typeof macroStepSchema>
export type StepName = MacroStep['do']

/** What somebody has to be allowed on a ticket for a step. */
export const stepAction: Record<StepName, string> = {
  status: 'update',
  priority: 'update',
  tags: 'update',
  checklist: 'update',
  assignee: 'assign',
  queue: 'move',
  reply: 'reply',
  note: 'note',
}

const says = (step: MacroStep) => step.do === 'reply' || step.do === 'note'

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  category: z.string().trim().max(100),
  steps: z
    .array(macroStepSchema)
    .min(1, 'Add a step.')
    .max(20)
    .refine((steps) => steps.filter(says).length <= 5, 'A macro says at most five things.'),
  ...sharingFields,
}

/** A named list of steps that an agent runs on a ticket with one key. */
export const newMacroSchema = z.strictObject({
  ...fields,
  category: fields.category.default(''),
  sharedWith: fields.sharedWith.default('me'),
  team: fields.team.default(null),
})

/** What can be changed about one; what is left out stays. */
export const macroChangesSchema = z.strictObject(fields).partial()

/** One as it is shown. */
export const macroSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string(),
  steps: z.array(macroStepSchema),
  ...sharedFields,
})
export type Macro = z.infer<typeof macroSchema>

/** The fields a macro can change, by their names in the API. */
export const macroFields = ['status', 'priority', 'queue', 'assignee', 'tags'] as const

/** What one would do on a ticket as it is now. */
export const macroPreviewSchema = z.object({
  changes: z.array(z.object({ field: z.enum(macroFields), from: z.string(), to: z.string() })),
  checklists: z.array(z.object({ title: z.string(), items: z.int() })),
  messages: z.array(z.object({ kind: z.enum(['reply', 'note']), html: z.string(), text: z.string() })),
  /** Why it can't be run, and the step at fault, counted from 0. */
  refusal: z.object({ code: z.string(), detail: z.string(), step: z.int() }).nullable(),
})
export type MacroPreview = z.infer<typeof macroPreviewSchema>
