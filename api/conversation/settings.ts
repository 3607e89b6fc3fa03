import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit } from '#db/audit.ts'
import { readSetting, writeSetting } from '#db/settings.ts'
import { conversationSettingsSchema } from '#domain/conversation/schemas.ts'
import { type ConversationSettings, conversationSetting } from '#domain/conversation/settings.ts'
import { allow } from '../access/allow.ts'
import { auditor } from '../access/auditor.ts'
import type { Services } from '../services.ts'

const tags = ['conversation']
const answer = { 200: z.object({ settings: conversationSettingsSchema.required() }) }

/** For how long messages can be edited. */
export const conversationSettingsRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (
  app,
  { services: { db } },
) => {
  const current = async (): Promise<ConversationSettings> =>
    conversationSettingsSchema.parse((await readSetting(db, conversationSetting)) ?? {})

  app.get(
    '/settings/conversation',
    { schema: { tags, summary: 'Read for how long messages can be edited', response: answer } },
    async (request) => {
      allow(await request.viewer(), 'read', 'Settings')
      return { settings: await current() }
    },
  )

  app.put(
    '/settings/conversation',
    {
      schema: {
        tags,
        summary: 'Change for how long messages can be edited',
        body: conversationSettingsSchema,
        response: answer,
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      allow(viewer, 'update', 'Conversation')
      const [before, after] = [await current(), request.body]
      await db.transaction().execute(async (trx) => {
        await writeSetting(trx, conversationSetting, after)
        const what = { action: 'conversation.update', subject: 'conversation', before, after }
        await audit(trx, { ...auditor(request, viewer), ...what })
      })
      return { settings: after }
    },
  )
}
