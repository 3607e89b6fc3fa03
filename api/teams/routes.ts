import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { absenceRoutes } from './absences.ts'
import { profileRoutes } from './profiles.ts'
import { skillRoutes } from './skills.ts'
import { teamRoutes } from './teams.ts'
import { workloadRoutes } from './workload.ts'

/** Teams, what their agents know and can take on, and when they are away. */
export const teamsRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, options) => {
  for (const routes of [teamRoutes, skillRoutes, profileRoutes, absenceRoutes, workloadRoutes])
    await app.register(routes, options)
}
