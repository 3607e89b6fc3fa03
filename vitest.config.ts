import { defineConfig } from 'vitest/config'

const withServers = [
  'test/api/**',
  'test/activities/**',
  'test/db/**',
  'test/embedded/**',
  'test/system/**',
  'test/e2e/**',
]

export default defineConfig({
  root: import.meta.dirname,
  test: {
    reporters: ['default', ['json', { outputFile: 'coverage/results.json' }]],
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['test/domain/**/*.test.ts', 'test/architecture.test.ts', 'test/bin/**/*.test.ts'],
        },
      },
      'test/web/vitest.config.ts',
      {
        test: {
          name: 'servers',
          include: withServers.map((folder) => `${folder}/*.test.ts`),
          exclude: ['test/system/**', 'test/e2e/**'],
          globalSetup: 'test/support/servers.ts',
          // Loading what a server is made of takes seconds: a process does it once, not for every file.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'workflows',
          include: ['test/workflows/**/*.test.ts', 'test/replay/**/*.test.ts'],
          globalSetup: 'test/support/postgres.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['domain/**', 'db/**', 'activities/**', 'workflows/**', 'api/**', 'embedded/**', 'web/src/**'],
      exclude: [
        'db/migrations/**',
        '**/*.gen.ts',
        '**/*.d.ts',
        '**/*.d.mts',
        // They run in processes and threads of their own, which v8's coverage does not see.
        'embedded/setup/**',
        'embedded/temporal-prepare-main.ts',
        'activities/mail/*.worker.ts',
        // They run bundled, in Temporal's sandbox; test/workflows and test/replay hold them.
        'workflows/*/{workflow,process}.ts',
        'workflows/index.ts',
        // Only where there is no Go to build the server with.
        'embedded/temporal-dev.ts',
      ],
      thresholds: {
        lines: 85,
        'domain/**': { lines: 95 },
      },
      reporter: ['text-summary', 'json-summary', 'html'],
    },
  },
})
