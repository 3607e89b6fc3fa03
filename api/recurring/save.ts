import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { audit } from '#db/audit.ts'
import type { Tables } from '#db/database.ts'
import { findRecurring, planUntil, type RecurringRow, upcoming } from '#db/recurring.ts'
import type {
  newRecurringSchema,
  Recurring,
  RecurringSettings,
  recurringChangesSchema,
} from '#domain/recurring/recurring.ts'
import { dateOf, dayAt } from '#domain/sla/days.ts'
import { auditor } from '../access/auditor.ts'
import { defined } from '../defined.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { notFound, readRecurring } from './read.ts'
import { namedCalendar, planOf, readyTicket, requireComing, requirePossible } from './ready.ts'

type Db = Kysely<Tables>

/** Stores a definition. It begins from now on. */
export async function addRecurring(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  asked: z.output<typeof newRecurringSchema>,
): Promise<Recurring> {
  const { db } = services
  const now = services.now()
  const id = uuid()
  const settings = { ...asked, start: asked.start ?? dateOf(dayAt(now, asked.timeZone)) }
  const { row, calendar } = await readyRow(services, viewer, id, settings, now)
  requireComing(planOf(settings), calendar, now)
  const made = await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('recurring')
      .values({ id, ...row, planned_until: new Date(now) })
      .execute()
    await showNext(trx, id, now)
    const after = await readRecurring(trx, viewer, id, now)
    await audit(trx, {
      ...auditor(request, viewer),
      action: 'recurring.create',
      subject: id,
      after: kept(after),
    })
    return after
  })
  services.announcer.announce({ type: 'recurring', id })
  return made
}

/** Changes a definition: what was due until now is planned by what it was before. */
export async function changeRecurring(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  id: string,
  changes: z.output<typeof recurringChangesSchema>,
): Promise<Recurring> {
  const now = services.now()
  return changing(services, request, viewer, id, 'update', async (trx, shown) => {
    const before = settingsOf(shown)
    const wanted = { ...before, ...defined(changes) }
    const { row, calendar } = await readyRow({ ...services, db: trx }, viewer, id, wanted, now)
    const isOther = !isDeepStrictEqual(planOf(wanted), planOf(before)) || wanted.calendar !== before.calendar
    if (isOther) requireComing(planOf(wanted), calendar, now)
    await trx
      .updateTable('recurring')
      .set({ ...row, updated_at: new Date(now) })
      .where('id', '=', id)
      .execute()
  })
}

/** Makes it stop for a while, or go on from now. */
export async function pauseRecurring(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  id: string,
  paused: boolean,
): Promise<Recurring> {
  return changing(services, request, viewer, id, paused ? 'pause' : 'resume', async (trx) => {
    await trx.updateTable('recurring').set({ paused }).where('id', '=', id).execute()
  })
}

/** Deletes it; its Schedule follows. Its tickets stay. */
export async function deleteRecurring(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  id: string,
): Promise<void> {
  const now = services.now()
  await services.db.transaction().execute(async (trx) => {
    const before = await readRecurring(trx, viewer, id, now)
    await trx
      .updateTable('recurring')
      .set({ deleted_at: new Date(now), claimed_until: null })
      .where('id', '=', id)
      .execute()
    await audit(trx, {
      ...auditor(request, viewer),
      ...{ action: 'recurring.delete', subject: id, before: kept(before) },
    })
  })
  services.announcer.announce({ type: 'recurring', id })
}

async function changing(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  id: string,
  action: string,
  change: (trx: Db, before: Recurring) => Promise<void>,
): Promise<Recurring> {
  const now = services.now()
  const changed = await services.db.transaction().execute(async (trx) => {
    const locked = await lockRecurring(trx, id)
    const before = await readRecurring(trx, viewer, id, now)
    await planUntil(trx, locked, now)
    await change(trx, before)
    await showNext(trx, id, now)
    const after = await readRecurring(trx, viewer, id, now)
    const record = { action: `recurring.${action}`, subject: id, before: kept(before), after: kept(after) }
    await audit(trx, { ...auditor(request, viewer), ...record })
    return after
  })
  services.announcer.announce({ type: 'recurring', id })
  return changed
}

async function lockRecurring(trx: Db, id: string): Promise<RecurringRow> {
  const row = await findRecurring(trx, id, true)
  if (!row) throw notFound(id)
  return row
}

/** What its Schedule has to be told, and when it is due next. */
async function showNext(trx: Db, id: string, now: number): Promise<void> {
  const row = await lockRecurring(trx, id)
  const [next] = upcoming(row, now, 1)
  await trx
    .updateTable('recurring')
    .set({
      ...{ next_at: next ? new Date(next.at) : null, claimed_until: null },
      ...{ revision: sql<number>`revision + 1`, planned_calendar: row.calendarVersion },
    })
    .where('id', '=', id)
    .execute()
}

/** What is stored of it, with its calendar. Throws what is wrong with it. */
async function readyRow(
  services: Services,
  viewer: SignedIn,
  id: string,
  settings: RecurringSettings,
  now: number,
) {
  const { name, ticket, calendar: calendarId, missed, withinHours } = settings
  const plan = planOf(settings)
  requirePossible(plan, calendarId)
  const calendar = await namedCalendar(services.db, calendarId)
  const row = {
    ...{ name, missed, within_hours: withinHours, calendar_id: calendarId, maker_id: viewer.id },
    only: viewer.only ? (JSON.stringify(viewer.only) as never) : null,
    ticket: JSON.stringify(ticket) as never,
    plan: JSON.stringify(plan) as never,
    requester_id: await readyTicket(services, viewer, { id, ...settings }, now),
  }
  return { row, calendar }
}

/** What is set about one that is shown. */
function settingsOf(shown: Recurring): RecurringSettings {
  const { name, calendar, missed, withinHours, ticket } = shown
  const { template, ...same } = ticket
  return {
    ...{ name, calendar, missed, withinHours, ...planOf(shown) },
    ticket: { ...same, template: template?.id ?? null },
  }
}

/** What of it is on record: what it is, not how it goes. */
function kept(shown: Recurring): object {
  return { ...settingsOf(shown), paused: shown.state === 'paused', maker: shown.maker }
}
