import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'

/** What ops search processes by. Ids and enums only, no personal data. */
export const SEARCH_ATTRIBUTES = ['PerdureTicket', 'PerdureQueue', 'PerdureStatus', 'PerdureKind'] as const

/** gRPC's ALREADY_EXISTS, and Temporal's INDEXED_VALUE_TYPE_KEYWORD. */
const ALREADY_EXISTS = 6
const KEYWORD = 2
const DAY_SECONDS = 24 * 60 * 60

export interface NamespaceOptions {
  address: string
  namespace: string
  /** How long Temporal keeps the history of a finished process. */
  retentionDays: number
  /** How often the server's roles read the namespaces anew. */
  refreshMs: number
}

/** Makes the namespace with its search attributes and waits until all of it can be used. Safe to repeat. */
export async function ensureNamespace(options: NamespaceOptions): Promise<void> {
  const connection = await Connection.connect({ address: options.address, connectTimeout: 10_000 })
  try {
    const fresh = await register(connection, options)
    const added = await addSearchAttributes(connection, options.namespace)
    await usable(connection, options.namespace)
    // The frontend knows them now; the other roles have their own copies, which follow.
    if (fresh || added) await sleep(options.refreshMs + 300)
  } finally {
    await connection.close()
  }
}

async function register(
  connection: Connection,
  { namespace, retentionDays }: NamespaceOptions,
): Promise<boolean> {
  const workflowExecutionRetentionPeriod = { seconds: retentionDays * DAY_SECONDS }
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Perdure: every ticket, clock and flow',
      workflowExecutionRetentionPeriod: workflowExecutionRetentionPeriod as never,
    })
    return true
  } catch (error) {
    if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error
  }
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: workflowExecutionRetentionPeriod as never },
  })
  return false
}

async function addSearchAttributes(connection: Connection, namespace: string): Promise<boolean> {
  return patiently(async () => {
    const known = await connection.operatorService.listSearchAttributes({ namespace })
    const missing = SEARCH_ATTRIBUTES.filter((name) => !(name in (known.customAttributes ?? {})))
    if (missing.length === 0) return false
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]))
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes })
    return true
  })
}

async function usable(connection: Connection, namespace: string): Promise<void> {
  const query = SEARCH_ATTRIBUTES.map((name) => `${name} = 'none'`).join(' or ')
  await patiently(() => connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1, query }))
}

/** A new namespace is unknown to the frontend until it has read the namespaces again. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(100)
    }
  }
}
