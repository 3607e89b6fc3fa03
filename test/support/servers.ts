import { DefaultLogger } from '@temporalio/worker'
import type { TestProject } from 'vitest/node'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { startStack } from './stack.ts'
import { makePerdureTemplate } from './template.ts'

export { template } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
    temporalAddress: string
    /** The workflows as one file that workers load. */
    workflowBundle: string
  }
}

/** One Postgres and one Temporal for all tests that need servers; each file takes a database of its own. */
export default async function setup(project: TestProject) {
  const [stack, bundle] = await Promise.all([startStack(), workflowBundle(new DefaultLogger('ERROR'))])
  await makePerdureTemplate(stack)
  project.provide('databaseUrl', stack.databaseUrl)
  project.provide('adminUrl', stack.adminUrl)
  project.provide('temporalAddress', stack.temporalAddress)
  project.provide('workflowBundle', bundle)
  return () => stack.stop()
}
