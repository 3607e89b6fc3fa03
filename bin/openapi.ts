// Writes the console's API types from the schemas that validate: `npm run gen`. With `-- --check` it only says
// whether they are up to date.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { describeApi } from '#api/describe.ts'

const path = join(import.meta.dirname, '..', 'web', 'src', 'shared', 'api', 'schema.gen.ts')
const types = `// Made by "npm run gen" from the API's schemas.\n${astToString(await openapiTS((await describeApi()) as never))}`

if (!process.argv.includes('--check')) {
  await writeFile(path, types)
  console.log("Wrote the console's API types.")
} else if ((await readFile(path, 'utf8').catch(() => '')) !== types) {
  console.error('The console\'s API types are out of date: run "npm run gen".')
  process.exitCode = 1
}
