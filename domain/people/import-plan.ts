import { z } from 'zod'
import type { ImportColumn } from './columns.ts'
import {
  asYesNo,
  type ImportRow,
  type ImportTarget,
  type ImportWorld,
  listed,
  type PlannedRow,
  type RowProblem,
  yesOrNo,
} from './import.ts'
import { nameSchema } from './person.ts'
import { languageSchema, ownChangesSchema, timeZoneSchema } from './profile.ts'

type Field = { field: ImportColumn; before: string; after: string }

/** The addresses a row names, in lower case, its main one first. */
export function addressesIn(row: ImportRow): string[] {
  const named = [row.email ?? '', ...listed(row.addresses)].map((each) => each.toLowerCase())
  return [...new Set(named.filter(Boolean))]
}

/** What each row would do. An empty cell changes nothing. Lines count from 2, unless `lines` says where they are. */
export function planImport(
  rows: readonly ImportRow[],
  world: ImportWorld,
  lines: readonly number[] = rows.map((_, index) => index + 2),
): PlannedRow[] {
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    const line = lines[index] ?? index + 2
    const planned = planRow(row, world)
    const keys = [...addressesIn(row), ...(planned.person ? [planned.person] : [])]
    const earlier = keys.map((key) => seen.get(key)).find((each) => each !== undefined)
    for (const key of keys) if (!seen.has(key)) seen.set(key, line)
    if (earlier === undefined || planned.action === 'error') return { line, ...planned }
    const message = `Line ${earlier} is about the same person.`
    return { line, ...refused(planned, { code: 'conflict', field: 'email', message }) }
  })
}

type Planned = Omit<PlannedRow, 'line'>

function planRow(row: ImportRow, world: ImportWorld): Planned {
  const addresses = addressesIn(row)
  const email = addresses[0] ?? ''
  const known = world.owners.get(email)
  const base: Planned = { email, person: known?.id ?? null, action: 'nothing', changes: [], problem: null }
  const fault =
    addressFault(row, addresses, known, world) ??
    valueFault(row) ??
    roleFault(row, known, world) ??
    placeFault(row, world)
  if (fault) return refused(base, fault)
  const changes = changesOf(row, known)
  if (!known) return { ...base, action: 'create', changes }
  return { ...base, action: changes.length ? 'update' : 'nothing', changes }
}

const refused = (planned: Planned, fault: RowProblem): Planned => ({
  ...planned,
  action: 'error',
  changes: [],
  problem: fault,
})

const emailSchema = z.email('This is no mail address.').max(320)

function addressFault(
  row: ImportRow,
  addresses: string[],
  known: ImportTarget | undefined,
  world: ImportWorld,
): RowProblem | null {
  if (!row.email) return { code: 'invalid', field: 'email', message: 'A row needs a mail address.' }
  for (const address of addresses) {
    const field = address === row.email.toLowerCase() ? 'email' : 'addresses'
    const bad = issueOf(emailSchema, address)
    if (bad) return { code: 'invalid', field, message: bad }
    const owner = world.owners.get(address)
    if (owner && owner.id !== known?.id)
      return { code: 'address_taken', field, message: `${address} belongs to ${owner.name}.` }
  }
  return null
}

const { phone, jobTitle, location } = ownChangesSchema.shape
const valueSchemas: Partial<Record<ImportColumn, z.ZodType>> = {
  name: nameSchema,
  phone,
  job_title: jobTitle,
  location,
  time_zone: timeZoneSchema,
  language: languageSchema,
}

function valueFault(row: ImportRow): RowProblem | null {
  for (const [field, schema] of Object.entries(valueSchemas)) {
    const value = row[field as ImportColumn]
    const message = value ? issueOf(schema, value) : null
    if (message) return { code: 'invalid', field, message }
  }
  if (row.active && yesOrNo(row.active) === null)
    return { code: 'invalid', field: 'active', message: 'Use yes or no.' }
  return null
}

function roleFault(row: ImportRow, known: ImportTarget | undefined, world: ImportWorld): RowProblem | null {
  if (row.role && !world.roles.has(row.role))
    return { code: 'unknown_role', field: 'role', message: `There is no role "${row.role}".` }
  const touched = [known?.role, row.role].find(
    (role) => role && role !== 'requester' && !world.givable.has(role),
  )
  const changesNothing = known && (!row.role || row.role === known.role) && changesOf(row, known).length === 0
  if (!touched || changesNothing) return null
  return {
    code: 'more_than_you_have',
    field: 'role',
    message: `You can't change people with the role "${touched}".`,
  }
}

function placeFault(row: ImportRow, world: ImportWorld): RowProblem | null {
  for (const name of listed(row.organization)) {
    const id = world.organizations.get(name.toLowerCase())
    if (id) continue
    const message =
      id === null ? `Several organizations are called ${name}.` : `There is no organization ${name}.`
    return { code: 'unknown_organization', field: 'organization', message }
  }
  return null
}

function changesOf(row: ImportRow, known: ImportTarget | undefined): Field[] {
  const plain: [ImportColumn, string | undefined, string][] = [
    ['name', row.name, known?.name ?? ''],
    ['role', row.role, known?.role ?? ''],
    ['active', row.active && asYesNo(yesOrNo(row.active)), known ? asYesNo(known.active) : ''],
    ['phone', row.phone, known?.phone ?? ''],
    ['job_title', row.job_title, known?.jobTitle ?? ''],
    ['location', row.location, known?.location ?? ''],
    ['time_zone', row.time_zone, known?.timeZone ?? ''],
    ['language', row.language, known?.language ?? ''],
  ]
  const changed = plain.flatMap(([field, after, before]) =>
    after && after !== before ? [{ field, before, after }] : [],
  )
  return [
    ...changed,
    ...added('organization', listed(row.organization), known?.organizations ?? []),
    ...added('addresses', addressesIn(row).slice(1), known?.addresses ?? []),
  ]
}

/** Lists only grow by an import. */
function added(field: ImportColumn, wanted: string[], held: readonly string[]): Field[] {
  const has = new Set(held.map((each) => each.toLowerCase()))
  const more = wanted.filter((each) => !has.has(each.toLowerCase()))
  if (!more.length) return []
  return [{ field, before: held.join(' | '), after: [...held, ...more].join(' | ') }]
}

function issueOf(schema: z.ZodType, value: unknown): string | null {
  const { error } = schema.safeParse(value)
  return error?.issues[0]?.message ?? null
}
