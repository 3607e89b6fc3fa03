import type { Changes, CreatePayload } from '../tickets/commands.ts'
import type { EventBody } from '../tickets/events.ts'
import type { Status } from '../tickets/lifecycle.ts'
import type { Rejection } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { type Checked, checkChange, checkNew, checkResolve } from './check.ts'
import type { FieldDefinition } from './definition.ts'
import type { FieldContext, FieldValues } from './visible.ts'

/** The fields there are, and what has to be known of a queue to tell which of them its tickets have. */
export type FieldConfig = {
  definitions: readonly FieldDefinition[]
  queue(id: string): FieldContext['queue']
}

type Changed = Extract<EventBody, { type: 'fields_changed' }>

/** The values of a new ticket, or why they can't be kept. */
export function fieldsAtCreate(
  { fields, filledBy, ...ticket }: CreatePayload,
  { key: status, category }: Status,
  config: FieldConfig | undefined,
): { values: FieldValues; rejection?: never } | { values?: never; rejection: Rejection } {
  if (!config) return { values: fields }
  const context = { ...ticket, status, category, queue: config.queue(ticket.queueId) }
  const checked = checkNew(config.definitions, context, fields, filledBy ?? 'mail')
  return checked.values ? { values: checked.values } : { rejection: refused(checked) }
}

/** What changes of fields come to, on a ticket that changes in other ways at the same time. */
export function changeFields(
  state: TicketState,
  { fields, resolution: _, ...changes }: Changes,
  config: FieldConfig | undefined,
):
  | { changed: Changed[]; values: FieldValues; rejection?: never }
  | { changed?: never; values?: never; rejection: Rejection } {
  if (!fields) return { changed: [], values: state.fields }
  const context = contextOf({ ...state, ...given(changes) }, config)
  const checked = checkChange(config?.definitions ?? [], context, state.fields, fields)
  if (!checked.values) return { rejection: refused(checked) }
  const { values } = checked
  const keys = Object.keys(fields).filter((key) => !same(state.fields[key], values[key]))
  const difference = keys.map((key) => [key, { from: state.fields[key] ?? null, to: values[key] ?? null }])
  const data = { changes: Object.fromEntries(difference) }
  return { changed: keys.length ? [{ type: 'fields_changed', data }] : [], values }
}

/** Why the ticket can't be resolved: the first field that is missing, if one is. */
export function lackingToResolve(state: TicketState, config: FieldConfig | undefined): Rejection | undefined {
  if (!config) return undefined
  const checked = checkResolve(config.definitions, contextOf(state, config), state.fields)
  return checked.values ? undefined : refused(checked)
}

function contextOf(state: TicketState, config: FieldConfig | undefined): FieldContext {
  return { ...state, queue: config?.queue(state.queueId) ?? { key: '', name: '', teamId: null } }
}

function refused({ field, detail }: Extract<Checked, { detail: string }>): Rejection {
  return { code: 'field_invalid', field: `fields.${field}`, detail }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

function given<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>
}
