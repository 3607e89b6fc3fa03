// Prepares given servers for the first process: the secret in the data folder, and Temporal's namespace with
// its search attributes. Safe to repeat. `npm start` needs none of it; a cluster runs it before `bin/migrate.ts`.
import { mkdir } from 'node:fs/promises'
import { loadStartConfig } from '#bin/config.ts'
import { keptSecret } from '#embedded/files.ts'
import { namespaceRefreshMs } from '#embedded/temporal-config.ts'
import { ensureNamespace } from '#embedded/temporal-namespace.ts'

const { data, secret, temporal } = loadStartConfig(process.env)
const { address, namespace, retentionDays } = temporal
if (!secret) {
  await mkdir(data, { recursive: true })
  await keptSecret(data, 'perdure')
}
if (address) {
  await ensureNamespace({ address, namespace, retentionDays, refreshMs: namespaceRefreshMs(false) })
}
console.log(address ? `The namespace ${namespace} at ${address} is ready.` : 'The secret is ready.')
