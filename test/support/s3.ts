import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BlobSource } from '#db/blobs.ts'
import { cacheFolder, layout } from '#embedded/layout.mjs'
import { freePort } from '#embedded/ports.ts'
import { until } from './until.ts'

/** A real S3 server (versitygw) on a folder of its own, with one bucket. */
export async function startS3(): Promise<{ source: BlobSource & { kind: 's3' }; close(): Promise<void> }> {
  const { server } = layout(cacheFolder(process.env)).versitygw
  const folder = await mkdtemp(join(tmpdir(), 'perdure-s3-'))
  const bucket = 'desk-files'
  const objects = join(folder, 'objects')
  await mkdir(join(objects, bucket), { recursive: true })
  const credentials = { accessKeyId: 'desk', secretAccessKey: randomBytes(20).toString('hex') }
  const address = `127.0.0.1:${await freePort()}`
  const child = spawn(server, ['--port', address, 'posix', objects], {
    env: { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey },
    stdio: 'ignore',
  })
  const endpoint = `http://${address}`
  await until('the S3 server answers', async () => (await fetch(endpoint).catch(() => null)) !== null)
  return {
    source: {
      ...{ kind: 's3', endpoint, region: 'us-east-1', bucket, prefix: 'desk/', credentials },
      folder: join(folder, 'incoming'),
    },
    async close() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
