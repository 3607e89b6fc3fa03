import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import fp from 'fastify-plugin'
import { sendNotFound } from './errors.ts'

/** Serves the console from the folder it was built into: every address that is no file is a screen of it. */
export const consolePages = fp<{ folder: string }>(async (app, { folder }) => {
  if (!existsSync(folder)) {
    app.log.warn(`There is no console in ${folder}: build it with "npm run build:web".`)
    app.setNotFoundHandler(sendNotFound)
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = path.includes('/assets/')
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isScreen = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path)
    if (isScreen) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return sendNotFound(request, reply)
  })
})
