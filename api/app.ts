import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import Fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { type FastifyPluginAsyncZod, validatorCompiler } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'
import type { NewsSource } from '#db/news.ts'
import { delegationRoutes } from './access/delegations.ts'
import { explainRoutes } from './access/explain.ts'
import { roleRoutes } from './access/roles.ts'
import { accessRoutes } from './access/routes.ts'
import { securityRoutes } from './access/security.ts'
import { sessionRoutes } from './access/sessions.ts'
import { signInRoutes } from './access/sign-in.ts'
import { tokenRoutes } from './access/tokens.ts'
import { refusals } from './audit/refusals.ts'
import { auditRoutes } from './audit/routes.ts'
import { signIns } from './audit/sign-ins.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { cannedReplyRoutes } from './canned-replies/routes.ts'
import { checklistRoutes } from './checklists/routes.ts'
import { checklistTemplateRoutes } from './checklists/templates.ts'
import { conversationRoutes } from './conversation/routes.ts'
import { deletionRoutes } from './deletion/routes.ts'
import { fieldRoutes } from './fields/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { fileSettingsRoutes } from './files/settings.ts'
import { ticketFileRoutes } from './files/ticket-files.ts'
import { uploadRoutes } from './files/uploads.ts'
import { historyRoutes } from './history/routes.ts'
import { lifecycleRoutes } from './lifecycles/routes.ts'
import { linkRoutes } from './links/routes.ts'
import { macroRoutes } from './macros/routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { mentionRoutes } from './mentions/routes.ts'
import { mergingRoutes } from './merging/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { consolePages } from './plugins/console.ts'
import { docs } from './plugins/docs.ts'
import { errors } from './plugins/errors.ts'
import { health } from './plugins/health.ts'
import { live } from './plugins/live.ts'
import { security } from './plugins/security.ts'
import { viewer } from './plugins/viewer.ts'
import { queryRoutes } from './query/routes.ts'
import { queueRoutes } from './queues/routes.ts'
import { recurringRoutes } from './recurring/routes.ts'
import { reminderRoutes } from './reminders/routes.ts'
import type { Services } from './services.ts'
import { slaRoutes } from './sla/routes.ts'
import { splittingRoutes } from './splitting/routes.ts'
import { tagRoutes } from './tags/routes.ts'
import { teamsRoutes } from './teams/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { commandRoutes } from './tickets/command-routes.ts'
import { messageRoutes } from './tickets/message-routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { timeRoutes } from './time/routes.ts'
import { timeSheetRoutes } from './time/sheet-routes.ts'
import { timerRoutes } from './time/timer-routes.ts'
import { timeTypeRoutes } from './time/type-routes.ts'
import { viewRoutes } from './views/routes.ts'
import { watcherRoutes } from './watchers/routes.ts'
import { unwatchRoutes } from './watchers/unwatch.ts'

export type AppOptions = {
  services: Services
  news: NewsSource
  /** The folder the console was built into. */
  consoleFolder: string
  requestsPerMinute: number
  logger: FastifyServerOptions['loggerInstance'] | false
}

// In one call, and not too hard: making a stream for an answer of 60 kB costs ten times what compressing it does.
const compression = {
  threshold: 2_048,
  syncThreshold: 512 * 1024,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
  zlibOptions: { level: 3 },
}

/** The doors of `/api/v1`. */
export const features: FastifyPluginAsyncZod<{ services: Services }>[] = [
  accessRoutes,
  signInRoutes,
  sessionRoutes,
  tokenRoutes,
  securityRoutes,
  roleRoutes,
  delegationRoutes,
  explainRoutes,
  auditRoutes,
  peopleRoutes,
  teamsRoutes,
  fieldRoutes,
  queryRoutes,
  viewRoutes,
  queueRoutes,
  ticketRoutes,
  messageRoutes,
  commandRoutes,
  conversationRoutes,
  bulkRoutes,
  deletionRoutes,
  lifecycleRoutes,
  linkRoutes,
  mergingRoutes,
  splittingRoutes,
  reminderRoutes,
  recurringRoutes,
  historyRoutes,
  tagRoutes,
  watcherRoutes,
  unwatchRoutes,
  mentionRoutes,
  slaRoutes,
  mailRoutes,
  fileRoutes,
  uploadRoutes,
  ticketFileRoutes,
  fileSettingsRoutes,
  cannedReplyRoutes,
  macroRoutes,
  templateRoutes,
  checklistRoutes,
  checklistTemplateRoutes,
  timeRoutes,
  timerRoutes,
  timeTypeRoutes,
  timeSheetRoutes,
]

/** The API and the console, ready to listen or to be injected into. */
export async function buildApp({ services, news, consoleFolder, requestsPerMinute, logger }: AppOptions) {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: () => uuid(),
    bodyLimit: 5 * 1024 * 1024,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300 },
  })
  app.setValidatorCompiler(validatorCompiler)
  // Handlers build exactly what their schemas say, and a test compares: parsing it all again would cost
  // more than making it.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))

  const { publicUrl } = services.settings
  await app.register(errors)
  await app.register(refusals, { services })
  await app.register(signIns, { services })
  await app.register(security, { publicUrl, requestsPerMinute })
  await app.register(compress, compression)
  await app.register(docs, { publicUrl })
  await app.register(viewer, { services })
  await app.register(health, { services })
  await app.register(
    async (v1) => {
      await v1.register(live, { services, news })
      for (const feature of features) await v1.register(feature, { services })
    },
    { prefix: '/api/v1' },
  )
  await app.register(consolePages, { folder: consoleFolder })
  return app
}
