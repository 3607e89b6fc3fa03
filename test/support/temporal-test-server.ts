import { existsSync } from 'node:fs'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { cacheFolder, layout } from '#embedded/layout.mjs'

/** The launcher of Temporal's Java test server, which `bin/setup.mjs --for test` put into the cache. */
export function testServerLauncher(): string {
  const { launcher } = layout(cacheFolder(process.env)).testServer
  if (!existsSync(launcher))
    throw new Error('The Temporal test server is missing: run "node bin/setup.mjs --for test"')
  return launcher
}

/**
 * A Temporal in which waiting costs no time: seven days pass in half a second. Its clock is one for
 * all that runs on it, so files that use it run one after another; it cannot list processes.
 */
export function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: testServerLauncher() } },
  })
}
