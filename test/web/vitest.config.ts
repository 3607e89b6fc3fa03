import { resolve } from 'node:path'
import { mergeConfig } from 'vite'
import { defineProject } from 'vitest/config'
import webConfig from '../../vite.config.ts'

const root = resolve(import.meta.dirname, '../..')

// The console's tests see the code as its build does: the same plugins, aliases and theme.
export default mergeConfig(
  webConfig({ command: 'serve', mode: 'test' }),
  defineProject({
    root,
    test: {
      name: 'web',
      root,
      include: ['test/web/**/*.test.ts'],
      setupFiles: ['test/web/setup.ts'],
      environment: 'happy-dom',
      // Whole screens are mounted, and CI machines are shared.
      testTimeout: 30_000,
      environmentOptions: { happyDOM: { url: 'http://localhost:3000/' } },
    },
  }),
)
