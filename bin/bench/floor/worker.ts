// The floor's worker, a process of its own beside the system that is measured.
import { join } from 'node:path'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { openPool } from '#db/database.ts'
import { floorQueue } from './messages.ts'

const [databaseUrl, address, namespace] = process.argv.slice(2) as [string, string, string]
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM'] })
const pool = openPool(databaseUrl, 20, () => undefined)
await pool.query(
  'create table if not exists bench_floor (id uuid primary key default gen_random_uuid(), at timestamptz not null default now())',
)

const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  ...{ namespace, taskQueue: floorQueue },
  workflowsPath: join(import.meta.dirname, 'workflow.ts'),
  maxCachedWorkflows: 500,
  activities: {
    async touch(): Promise<number> {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const { rowCount } = await client.query('insert into bench_floor default values')
        await client.query('commit')
        return rowCount ?? 0
      } finally {
        client.release()
      }
    },
  },
})
process.send?.({ ready: true })
await worker.run()
await pool.query('drop table if exists bench_floor')
await pool.end()
process.disconnect?.()
