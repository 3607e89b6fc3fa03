import vue from '@vitejs/plugin-vue'
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
          include: ['test/domain/**/*.test.ts', 'test/architecture.test.ts', 'test/bin/**/*.test.ts'],
        },
      },
      {
        plugins: [vue()],
        test: { name: 'web', include: ['test/web/**/*.test.ts'], environment: 'happy-dom' },
      },
      {
        test: {
          name: 'servers',
          include: withServers.map((folder) => `${folder}/*.test.ts`),
          exclude: ['test/system/**', 'test/e2e/**'],
          globalSetup: 'test/support/servers.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'workflows',
          include: ['test/workflows/**/*.test.ts', 'test/replay/**/*.test.ts'],
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
      exclude: ['db/migrations/**', '**/*.gen.ts', '**/*.d.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
    },
  },
})
