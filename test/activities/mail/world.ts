import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { inject, vi } from 'vitest'
import { processIntake } from '#activities/mail/process-intake.ts'
import { createMailReader } from '#activities/mail/reader.ts'
import { createCommit } from '#activities/tickets/commit.ts'
import { diskBlobs } from '#db/blobs.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { storeIntake } from '#db/intakes.ts'
import { createMailboxSource } from '#db/mailboxes.ts'
import { createNewsSource, type News } from '#db/news.ts'
import { readHead } from '#domain/mail/head.ts'
import { template } from '#test/support/servers.ts'
import { freshDatabase } from '#test/support/stack.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

/** A database and a folder of its own, and tickets whose commits run in this process instead of in Temporal. */
export async function openWorld() {
  const database = await freshDatabase(
    { databaseUrl: inject('databaseUrl'), adminUrl: inject('adminUrl') },
    template,
  )
  const folder = await mkdtemp(join(tmpdir(), 'perdure-mail-'))
  const pool = openPool(database.url, 10, () => undefined)
  const db = openDatabase(pool)
  const blobs = diskBlobs(folder)
  const announced: News[] = []
  const announcer = {
    announce: (...items: News[]) => void announced.push(...items),
    close: async () => undefined,
  }
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const configuration = createConfigurationSource(db)
  const reader = createMailReader(blobs.source, { threads: 1 })
  const commit = createCommit({
    db,
    announcer,
    outboundMail: true,
    now: Date.now,
    configuration,
    processes: {
      submit: async () => ({
        state: 'pending',
        seq: null,
        code: null,
      }),
      startClock: async () => undefined,
      rescheduleClock: async () => undefined,
      wakeBulk: async () => undefined,
      wakeTicket: async () => undefined,
    },
  })
  const submit = async (number: string, id: string) => {
    const { outcomes } = await commit({ number, wanted: [id], first: false })
    return outcomes[id] ?? { state: 'pending' as const, seq: null, code: null }
  }
  const deps = {
    db,
    blobs,
    configuration,
    announcer,
    log,
    reader,
    submit,
    mailboxes: createMailboxSource(db, 0),
  }

  /** Stores a raw mail as the door does. */
  async function intake(raw: string | Buffer, envelope: { from?: string; id?: string } = {}) {
    const bytes = Buffer.from(raw)
    const { from, subject, messageId } = readHead(bytes)
    const mailbox = await db.selectFrom('mailbox').select('id').executeTakeFirstOrThrow()
    const id = envelope.id ?? uuid()
    await storeIntake(db, {
      id,
      subject,
      messageId,
      envelopeFrom: envelope.from ?? 'jane@x.org',
      envelopeTo: ['support@perdure.test'],
      ...(await blobs.put(bytes, { maxBytes: 1e9 })),
      ...{
        mailboxId: mailbox.id,
        from: from?.email ?? null,
        remoteAddress: '127.0.0.1',
      },
    })
    return id
  }

  const row = (id: string) =>
    db.selectFrom('intake').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  /** Stores a raw mail, processes it, and gives its intake as it is then. */
  async function arrive(raw: string | Buffer, envelope?: { from?: string; id?: string }) {
    const id = await intake(raw, envelope)
    await processIntake(deps, await row(id))
    return row(id)
  }

  const messagesOf = (ticket: string) =>
    db
      .selectFrom('message')
      .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
      .selectAll('message')
      .where('ticket.number', '=', ticket)
      .orderBy('message.seq')
      .execute()
  const deliveriesOf = (ticket: string) =>
    db
      .selectFrom('delivery')
      .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
      .selectAll('delivery')
      .where('ticket.number', '=', ticket)
      .orderBy('delivery.id')
      .execute()

  async function close() {
    await reader.close()
    await db.destroy()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    ...deps,
    folder,
    databaseUrl: database.url,
    news: createNewsSource(database.url, () => undefined),
    announced,
    intake,
    row,
    arrive,
    messagesOf,
    deliveriesOf,
    close,
  }
}

/** A raw mail of header lines and a body. */
export function mail(headers: string[], body = 'Hello'): string {
  return [...headers, '', body, ''].join('\r\n')
}

export const fromJane = 'From: Jane Doe <jane@x.org>'
