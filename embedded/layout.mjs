/**
 * What the embedded servers are and where they are kept: one truth for `bin/setup.mjs` (which
 * builds them, under any Node from 20 on) and for the TypeScript beside this file (which runs them).
 */
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The exact versions. A new version gets a new folder in the cache; the old one is left alone. */
export const versions = {
  temporal: '1.31.2',
  temporalUi: '2.55.0',
  temporalTestServer: '1.38.0',
  slf4j: '2.0.17',
  versitygw: '1.8.0',
}

/** The folder, outside the repository and outside node_modules, that all checkouts share. */
export function cacheFolder(env) {
  if (env.PERDURE_CACHE) return env.PERDURE_CACHE
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'perdure')
}

/** Where each server's files are, given the cache folder. */
export function layout(cache) {
  const exe = process.platform === 'win32' ? '.exe' : ''
  const temporal = join(cache, `temporal-${versions.temporal}`)
  const ui = join(cache, `temporal-ui-${versions.temporalUi}`)
  const versitygw = join(cache, `versitygw-${versions.versitygw}`)
  const testServer = join(cache, `temporal-test-server-${versions.temporalTestServer}`)
  return {
    cache,
    temporal: { folder: temporal, server: join(temporal, `server${exe}`), sql: join(temporal, `sql${exe}`) },
    ui: { folder: ui, server: join(ui, `server${exe}`) },
    testServer: { folder: testServer, launcher: join(testServer, 'temporal-test-server') },
    devServer: { folder: join(cache, 'temporal-dev'), marker: join(cache, 'temporal-dev', 'chosen') },
    versitygw: { folder: versitygw, server: join(versitygw, `versitygw${exe}`) },
    clamd: { marker: join(cache, 'clamd') },
    chromium: { marker: join(cache, 'chromium') },
  }
}

/** A short name for something whose parts decide whether a kept copy still fits. */
export function fingerprint(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
