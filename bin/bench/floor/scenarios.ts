import { randomUUID } from 'node:crypto'
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client'
import pg from 'pg'
import type { Scenario } from '../scenarios.ts'
import type { Subject } from '../subject.ts'
import { floorQueue, floorWorkflow, floorWorkflowId, touchUpdate } from './messages.ts'

const workflowsPerUser = 10

// As the API holds them: one connection to Temporal and one pool for all users.
let connection: Promise<Connection> | undefined
let pool: pg.Pool | undefined

async function temporal({ temporal: { address, namespace } }: Subject): Promise<Client> {
  connection ??= Connection.connect({ address })
  return new Client({ connection: await connection, namespace })
}

function database({ databaseUrl }: Subject): pg.Pool {
  pool ??= new pg.Pool({ connectionString: databaseUrl, max: 20 })
  return pool
}

function touchNew(client: Client, name: string): Promise<unknown> {
  return client.workflow.executeUpdateWithStart<() => Promise<void>, number, []>(touchUpdate, {
    startWorkflowOperation: new WithStartWorkflowOperation(floorWorkflow, {
      workflowId: floorWorkflowId(name),
      taskQueue: floorQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  })
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
const columns = 'id, number, subject, status, priority, queue_id, assignee_id, requester_id, updated_at'

/** What the same work costs with nothing of ours in the way. */
export const floorScenarios: Record<string, Scenario> = {
  /** One row by its number. */
  'floor: read': async (subject) => {
    const query = { name: 'one', text: `select ${columns} from ticket where number = $1` }
    return {
      operation: async () =>
        void (await database(subject).query({ ...query, values: [pick(subject.readable)] })),
    }
  },
  /** Fifty rows by an index. */
  'floor: page': async (subject) => {
    const query = {
      name: 'page',
      text: `select ${columns} from ticket order by updated_at desc, id desc limit 50`,
    }
    return { operation: async () => void (await database(subject).query(query)) }
  },
  /** A transaction that inserts one row. */
  'floor: write': async (subject) => ({
    operation: async () => {
      const client = await database(subject).connect()
      try {
        await client.query('begin')
        await client.query('insert into bench_floor default values')
        await client.query('commit')
      } finally {
        client.release()
      }
    },
  }),
  /** An update of a workflow that runs. */
  'floor: update': async (subject, user) => {
    const client = await temporal(subject)
    const names = Array.from({ length: workflowsPerUser }, (_, index) => `${user}-${index}`)
    for (const name of names) await touchNew(client, name)
    let next = 0
    return {
      operation: async () => {
        const handle = client.workflow.getHandle(floorWorkflowId(names[next++ % names.length]!))
        await handle.executeUpdate(touchUpdate)
      },
    }
  },
  /** An update that starts its workflow. */
  'floor: update with start': async (subject) => {
    const client = await temporal(subject)
    return { operation: async () => void (await touchNew(client, randomUUID())) }
  },
}
