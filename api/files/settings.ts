import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { readFileSettings, writeFileSettings } from '#db/files.ts'
import { fileSettingsSchema } from '#domain/files/settings.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'

const tags = ['files']
const answer = {
  200: z.object({
    settings: fileSettingsSchema,
    scanning: z.object({
      /** A virus scanner is configured. */
      configured: z.boolean(),
      waiting: z.int(),
      /** Why the first of those waits, if something is wrong. */
      problem: z.string().nullable(),
    }),
  }),
}

/** What files people may send. */
export const fileSettingsRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services },
) => {
  const { db } = services

  app.get(
    '/files/settings',
    { schema: { tags, summary: 'Read what files are taken', response: answer } },
    async (request) => {
      allow(await request.viewer(), 'manage', 'Files')
      return { settings: await readFileSettings(db), scanning: await scanningOf(services) }
    },
  )

  app.put(
    '/files/settings',
    { schema: { tags, summary: 'Change what files are taken', body: fileSettingsSchema, response: answer } },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'manage', 'Files')
      const after = request.body
      await db.transaction().execute(async (trx) => {
        const before = await readFileSettings(trx)
        await writeFileSettings(trx, after)
        const who = auditor(request, viewer)
        await audit(trx, { ...who, action: 'files.update', subject: 'files', before, after })
      })
      return { settings: after, scanning: await scanningOf(services) }
    },
  )
}

async function scanningOf({ db, settings }: Services) {
  const [first, counted] = await Promise.all([
    db
      .selectFrom('attachment')
      .select('reason')
      .where('state', '=', 'waiting')
      .where('next_look_at', 'is not', null)
      .orderBy('next_look_at')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('attachment')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('state', '=', 'waiting')
      .where('next_look_at', 'is not', null)
      .executeTakeFirstOrThrow(),
  ])
  return { configured: settings.scansFiles, waiting: Number(counted.waiting), problem: first?.reason ?? null }
}
