import { DefaultLogger } from '@temporalio/worker'
import type { TestProject } from 'vitest/node'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { startStack } from './stack.ts'
import { makePerdureTemplate } from './template.ts'

/** One Postgres for the tests that bring a Temporal of their own, whose clock they move. */
export default async function setup(project: TestProject) {
  const [stack, bundle] = await Promise.all([
    startStack({ temporal: false }),
    workflowBundle(new DefaultLogger('ERROR')),
  ])
  await makePerdureTemplate(stack)
  project.provide('databaseUrl', stack.databaseUrl)
  project.provide('adminUrl', stack.adminUrl)
  project.provide('workflowBundle', bundle)
  return () => stack.stop()
}
