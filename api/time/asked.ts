import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { hasRole, rolesGranting } from '#db/access.ts'
import { DomainError } from '#domain/errors.ts'
import { dateOf, dayAt, dayOf } from '#domain/sla/days.ts'
import { durationHint, isLoggable, loggableHint, parseDuration } from '#domain/time/duration.ts'
import {
  type newTimeSchema,
  notSpentYet,
  type TimeChanges,
  type TimeEntry,
  type TimeEntryChanges,
} from '#domain/time/entry.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { askerOf } from '../query/tickets.ts'
import type { Services } from '../services.ts'

/** The time somebody asks to log, as it is committed. Errors name the field, behind `at`. */
export async function entryOf(
  services: Services,
  viewer: SignedIn,
  { duration, day, type = null, billable, text = '', person }: z.output<typeof newTimeSchema>,
  at = '',
): Promise<TimeEntry> {
  requireSpent(services, day, `${at}day`)
  const kept = type === null ? null : await typeToChoose(services, type, null, `${at}type`)
  return {
    id: uuid(),
    personId: person === undefined || person === viewer.id ? viewer.id : await worker(services, person, at),
    day: day ?? (await today(services, viewer)),
    minutes: minutesOf(duration, `${at}duration`),
    billable: billable ?? kept?.billable ?? false,
    typeId: type,
    text,
  }
}

/** What is to be changed of an entry, as it is committed. */
export async function changesOfEntry(
  services: Services,
  { duration, type, day, billable, text }: TimeEntryChanges,
  before: { typeId: string | null },
): Promise<TimeChanges> {
  requireSpent(services, day, 'day')
  if (type) await typeToChoose(services, type, before.typeId, 'type')
  return {
    ...(duration === undefined ? {} : { minutes: minutesOf(duration, 'duration') }),
    ...(type === undefined ? {} : { typeId: type }),
    ...(day === undefined ? {} : { day }),
    ...(billable === undefined ? {} : { billable }),
    ...(text === undefined ? {} : { text }),
  }
}

function minutesOf(duration: string | number, field: string): number {
  const minutes = typeof duration === 'number' ? duration : parseDuration(duration)
  if (minutes === null) throw new DomainError('duration_invalid', durationHint, field)
  if (!isLoggable(minutes)) throw new DomainError('duration_invalid', loggableHint, field)
  return minutes
}

/** Throws `invalid` for a day that has begun nowhere yet. */
function requireSpent({ now }: Services, day: string | undefined, field: string): void {
  if (day !== undefined && dayOf(day) > dayAt(now(), 'UTC') + 1)
    throw new DomainError('invalid', notSpentYet, field)
}

/** The day it is where they are. */
async function today(services: Services, viewer: SignedIn): Promise<string> {
  const { now, zone } = await askerOf(services, viewer)
  return dateOf(dayAt(now, zone))
}

/** A retired type stays where it is, and is not chosen anew. */
async function typeToChoose({ db }: Services, id: string, before: string | null, field: string) {
  const row = await db
    .selectFrom('time_type')
    .select(['name', 'billable', 'retired_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('unknown_time_type', `There is no type of work ${id}.`, field)
  if (row.retired_at && id !== before)
    throw new DomainError('unknown_time_type', `"${row.name}" is retired. Choose another type.`, field)
  return row
}

async function worker({ db }: Services, id: string, at: string): Promise<string> {
  const logging = await rolesGranting(db, 'time.log')
  const row = await db
    .selectFrom('person')
    .select(['name', 'active'])
    .select((eb) => hasRole(eb, logging).as('works'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('unknown_person', `There is nobody with the id ${id}.`, `${at}person`)
  if (row.works && row.active) return id
  throw new DomainError('not_an_agent', `${row.name} does not log time: no active agent.`, `${at}person`)
}
