import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { isServing } from '#embedded/grpc-health.ts'
import { cacheFolder, layout } from '#embedded/layout.mjs'
import { freePort } from '#embedded/ports.ts'
import { Supervisor } from '#embedded/supervisor.ts'
import { startTemporalDev } from '#embedded/temporal-dev.ts'
import { SEARCH_ATTRIBUTES } from '#embedded/temporal-namespace.ts'
import { startTemporalUi } from '#embedded/temporal-ui.ts'
import { freshDatabase, freshNamespace, makeTemplate, type Stack, startStack } from '#test/support/stack.ts'
import { temporaryFolder, until } from './temporary.ts'

const WORKFLOW_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService'
let stack: Stack

beforeAll(async () => {
  stack = await startStack()
}, 60_000)
afterAll(() => stack.stop())

async function withClient<T>(namespace: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stack.temporalAddress })
  try {
    return await work(new Client({ connection, namespace }))
  } finally {
    await connection.close()
  }
}

async function startWorkflow(client: Client, workflowId: string): Promise<void> {
  const attributes = SEARCH_ATTRIBUTES.map((name) => ({
    key: defineSearchAttributeKey(name, 'KEYWORD'),
    value: workflowId,
  }))
  await client.workflow.start('anything', {
    workflowId,
    taskQueue: 'nobody',
    typedSearchAttributes: new TypedSearchAttributes(attributes),
  })
}

async function found(client: Client, query: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId)
  return ids
}

test('search attributes can be used the moment the server is up, also in a new namespace', async () => {
  for (const namespace of [stack.namespace, await freshNamespace(stack.temporalAddress)]) {
    await withClient(namespace, async (client) => {
      await startWorkflow(client, 'ticket/TKT-20260101-0001')
      for (const name of SEARCH_ATTRIBUTES) {
        await until(async () => (await found(client, `${name} = 'ticket/TKT-20260101-0001'`)).length === 1)
      }
    })
  }
})

test('after kill -9 it takes work again within seconds, and knows what was started before', async () => {
  await withClient(stack.namespace, async (client) => {
    await startWorkflow(client, 'ticket/TKT-20260101-0002')
    process.kill(stack.pid('temporal') ?? 0, 'SIGKILL')
    await until(
      () =>
        startWorkflow(client, 'ticket/TKT-20260101-0003').then(
          () => true,
          () => false,
        ),
      20_000,
    )
    expect((await client.workflow.getHandle('ticket/TKT-20260101-0002').describe()).status.name).toBe(
      'RUNNING',
    )
  })
})

test('the health question is answered, also where nobody listens', async () => {
  const port = Number(stack.temporalAddress.split(':')[1])
  expect(await isServing(port, WORKFLOW_SERVICE)).toBe(true)
  expect(await isServing(port, 'no.such.Service')).toBe(false)
  expect(await isServing(1, WORKFLOW_SERVICE)).toBe(false)
})

test('the UI serves this machine alone, opens our namespace and asks nothing from the internet', async () => {
  const data = await temporaryFolder()
  const supervisor = new Supervisor(data)
  onTestFinished(() => supervisor.stop())
  const url = await startTemporalUi(supervisor, {
    data,
    layout: layout(cacheFolder(process.env)),
    temporalAddress: stack.temporalAddress,
    namespace: stack.namespace,
    port: await freePort(),
  })
  expect((await fetch(`${url}/namespaces/perdure/workflows`)).status).toBe(200)
  expect(await (await fetch(`${url}/api/v1/settings`)).json()).toMatchObject({
    DefaultNamespace: 'perdure',
    DisableNewsFetch: true,
    NotifyOnNewVersion: false,
    Auth: { Enabled: false },
  })
})

test('without a Temporal program the development server says what to do', async () => {
  const data = await temporaryFolder()
  const options = { data, layout: layout(data), namespace: 'perdure', retentionDays: 1 }
  await expect(startTemporalDev(new Supervisor(data), options)).rejects.toThrow(
    'There is no Temporal server on this machine. Run "node bin/setup.mjs", or give one by TEMPORAL_ADDRESS.',
  )
})

test('a fresh database is a copy of its template and belongs to the application', async () => {
  await makeTemplate(stack, 'a_template', async (url) => {
    await sleep(0)
    await run(url, 'create table word (text text); insert into word values ($$copied$$)')
  })
  const [one, two] = await Promise.all([
    freshDatabase(stack, 'a_template'),
    freshDatabase(stack, 'a_template'),
  ])
  await run(one.url, 'delete from word')
  expect(await run(two.url, 'select text from word')).toEqual([{ text: 'copied' }])
  await Promise.all([one.drop(), two.drop()])
  await expect(run(one.url, 'select 1')).rejects.toThrow('does not exist')
})

async function run(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
