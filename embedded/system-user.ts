import { execFile } from 'node:child_process'
import { chmod, chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NAME = 'postgres'

/** A user of this system, by number. */
export interface SystemUser {
  uid: number
  gid: number
}

/**
 * The user Postgres runs as: nobody else than ourselves, unless we are root, which Postgres refuses.
 * Then it is the system user `postgres`, made when there is none.
 */
export async function postgresUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = await lookUp()
  if (known) return known
  try {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      NAME,
    ])
  } catch (error) {
    throw new Error(
      `Postgres refuses to run as root, and the system user "${NAME}" could not be made. ` +
        'Start Perdure as an ordinary user, or make that user.',
      { cause: error },
    )
  }
  const made = await lookUp()
  if (!made) throw new Error(`the system user "${NAME}" was made but cannot be found`)
  return made
}

/**
 * Lets that user pass through all folders above a path, when we are root. A folder that is closed
 * to everybody else (0700, like root's home) is opened to that user's group for passing only
 * (0710): nobody gains anything but Postgres. Returns the folders it changed.
 */
export async function letPass(user: SystemUser, path: string): Promise<string[]> {
  const changed: string[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder)
    if (!mayPass(user, uid, gid, mode)) {
      const groupHasNoRights = (mode & 0o070) === 0
      if (uid !== 0 || !(groupHasNoRights || gid === user.gid)) {
        throw new Error(
          `Postgres refuses to run as root, and the system user "${NAME}" may not pass through ${folder}. ` +
            'Put the data and the program where it may (PERDURE_DATA=/var/lib/perdure), or start Perdure as an ordinary user.',
        )
      }
      if (gid !== user.gid) await chown(folder, uid, user.gid)
      await chmod(folder, (mode & 0o7777) | 0o010)
      changed.push(folder)
    }
    if (folder === dirname(folder)) return changed
  }
}

function mayPass(user: SystemUser, uid: number, gid: number, mode: number): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

async function lookUp(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}
