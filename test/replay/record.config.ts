import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `vitest run --config test/replay/record.config.ts` saves the histories that are missing. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['test/replay/record.ts'],
    globalSetup: 'test/support/postgres.ts',
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
