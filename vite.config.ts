import { resolve } from 'node:path'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { firstPageIcons } from './web/build/icons.ts'
import { messages } from './web/build/messages.ts'

const api = process.env.PERDURE_API ?? 'http://localhost:3000'

export default defineConfig(({ command }) => ({
  root: 'web',
  publicDir: resolve(import.meta.dirname, 'web/public'),
  plugins: [
    messages(),
    firstPageIcons(),
    vue({ features: { optionsAPI: false } }),
    ui({
      root: import.meta.dirname,
      autoImport: false,
      components: false,
      dts: false,
      colorMode: false,
      icon: { clientBundle: { scan: { globInclude: ['web/src/**/*.{ts,vue}'] } } },
      experimental: { componentDetection: true },
      scanPackages: [],
      ui: {
        colors: {
          primary: 'indigo',
          secondary: 'sky',
          success: 'emerald',
          info: 'blue',
          warning: 'amber',
          error: 'red',
          neutral: 'zinc',
        },
        button: {
          slots: { base: 'cursor-default text-sm' },
          variants: {
            size: {
              xs: { base: 'h-6 text-xs', leadingIcon: 'size-3.5' },
              sm: { base: 'h-8 px-3 text-sm', leadingIcon: 'size-4' },
              md: { base: 'h-9 text-sm', leadingIcon: 'size-4' },
            },
          },
          defaultVariants: { size: 'sm' },
        },
        input: { slots: { root: 'w-full' }, defaultVariants: { size: 'md' } },
        textarea: { slots: { root: 'w-full' } },
        select: { slots: { base: 'w-full' } },
        selectMenu: { slots: { base: 'w-full' } },
        modal: {
          slots: {
            overlay: 'bg-black/40',
            header: 'px-5 py-4 sm:px-5 min-h-0',
            body: 'px-5 py-4 sm:p-5',
            footer: 'px-5 py-3 sm:px-5',
            title: 'text-base',
          },
        },
        tooltip: { slots: { content: 'max-w-80 h-auto min-h-6 py-1' } },
        formField: { slots: { label: 'text-default', error: 'mt-1 text-xs', help: 'mt-1 text-xs' } },
      },
    }),
  ],
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: command === 'build',
  },
  resolve: {
    alias: [
      { find: '@', replacement: resolve(import.meta.dirname, 'web/src') },
      {
        find: /^@iconify\/vue$/,
        replacement: resolve(import.meta.dirname, 'web/src/shared/ui/drawnIcon.ts'),
      },
      {
        find: /^temporal-polyfill$/,
        replacement: resolve(import.meta.dirname, 'web/src/shared/time/temporal.ts'),
      },
    ],
  },
  server: {
    port: 5173,
    fs: { allow: [import.meta.dirname] },
    proxy: { '/api': { target: api, ws: true } },
  },
  preview: { proxy: { '/api': { target: api, ws: true } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The domain's schemas are for the server: what the console takes from there is arithmetic and types.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        // What every page needs, in one file that stays in the browser's cache from release to release.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(vue|@vue|vue-router|pinia|vue-i18n|@intlify|@casl|@ucast|@iconify|@tanstack\/(query-core|vue-query|virtual-core|vue-virtual))\//,
            },
          ],
        },
      },
    },
  },
}))
