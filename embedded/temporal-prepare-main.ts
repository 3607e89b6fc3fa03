import { ensureNamespace, type NamespaceOptions } from '#embedded/temporal-namespace.ts'

try {
  await ensureNamespace(JSON.parse(process.argv[2] ?? '{}') as NamespaceOptions)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
