// Lets the Temporal SDK download its development server, in a process of its own.
//   node download-temporal.mjs <folder> <path for the program>
import { copyFileSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [folder, program] = process.argv.slice(2)
const downloads = join(folder, 'downloads')
mkdirSync(downloads, { recursive: true })
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir: downloads } },
})
await environment.teardown()
const found = readdirSync(downloads).find((name) => name.startsWith('temporal-'))
if (!found) throw new Error(`the SDK left no server in ${downloads}`)
// The SDK's own file carries an expiry; this copy stays.
copyFileSync(join(downloads, found), `${program}.new`)
renameSync(`${program}.new`, program)
