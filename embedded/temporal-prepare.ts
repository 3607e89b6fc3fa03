import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NamespaceOptions } from '#embedded/temporal-namespace.ts'

const run = promisify(execFile)

/**
 * Makes the namespace and its search attributes in a process of its own, which is gone afterwards:
 * the Temporal client would otherwise stay in the supervising process with its 70 MB.
 */
export async function prepareTemporal(options: NamespaceOptions): Promise<void> {
  const program = fileURLToPath(new URL('./temporal-prepare-main.ts', import.meta.url))
  try {
    await run(process.execPath, [program, JSON.stringify(options)])
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw new Error(
      `Temporal's namespace "${options.namespace}" could not be prepared${said ? `: ${said}` : ''}`,
      { cause: error },
    )
  }
}
