import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { features } from './app.ts'
import { docs } from './plugins/docs.ts'
import { viewer } from './plugins/viewer.ts'
import type { Services } from './services.ts'

/** The API's OpenAPI document. Nothing is served and nothing is connected to. */
export async function describeApi(): Promise<object> {
  const settings = {
    publicUrl: 'http://localhost',
    temporalUi: null,
    outboundMail: false,
    scansFiles: false,
    uploadFolder: '',
  }
  // Handlers are described, not run: they get no services but the settings.
  const services = { settings } as Services
  const app = Fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(docs, { publicUrl: '/' })
  await app.register(viewer, { services })
  await app.register(
    async (v1) => {
      for (const feature of features) await v1.register(feature, { services })
    },
    { prefix: '/api/v1' },
  )
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}
