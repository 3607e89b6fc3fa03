// The workflows as one file that workers load: built once for production (`npm run build:workflows`), and
// again here when the sources have changed since.
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleWorkflowCode, type Logger } from '@temporalio/worker'

const root = join(import.meta.dirname, '..')
const bundlePath = join(root, 'dist', 'workflows.js')

/** The path of a bundle that matches the sources, building it when there is none. */
export async function workflowBundle(logger?: Logger): Promise<string> {
  const stamp = await sourceHash()
  const built = await readFile(`${bundlePath}.stamp`, 'utf8').catch(() => '')
  if (built === stamp) return bundlePath
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    ...(logger ? { logger } : {}),
  })
  await mkdir(dirname(bundlePath), { recursive: true })
  await writeWhole(bundlePath, code)
  await writeWhole(`${bundlePath}.stamp`, stamp)
  return bundlePath
}

async function sourceHash(): Promise<string> {
  const files = globSync(['workflows/**/*.ts', 'domain/**/*.ts', 'package-lock.json'], { cwd: root }).sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex')
}

/** A reader never sees half a file. */
async function writeWhole(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, content)
  await rename(draft, path)
}

if (import.meta.main) console.log(await workflowBundle())
