import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { type Config, parseConfig } from '#bin/config.ts'

const root = join(import.meta.dirname, '..', '..')

/** Who may come in by the console. */
const administrator = { email: 'bench@perdure.test', password: 'bench-password' }

/** A whole system of its own, brought up the way `npm start` does. */
export type Stack = { config: Config; pid: number; stop(): Promise<void> }

/** Starts it in `data`, or in a folder that is thrown away. Mail goes out to the mail server at `smtpUrl`. */
export async function startStack(given: {
  data?: string
  smtpUrl: string
  tell: (line: string) => void
}): Promise<Stack> {
  const data = given.data ?? (await mkdtemp(join(tmpdir(), 'perdure-bench-')))
  const [port, smtpPort, uiPort] = await Promise.all([freePort(), freePort(), freePort()])
  const env = {
    ...process.env,
    PERDURE_DATA: data,
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    PERDURE_TEMPORAL_UI_PORT: String(uiPort),
    PERDURE_ADMIN_EMAIL: administrator.email,
    PERDURE_ADMIN_PASSWORD: administrator.password,
    SMTP_URL: given.smtpUrl,
    LOG_LEVEL: 'warn',
    // What npm tells its scripts would make the system watch npm instead of us.
    npm_lifecycle_event: undefined,
  }
  const child = spawn(process.execPath, ['bin/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    if (!given.data) await rm(data, { recursive: true, force: true })
  }
  try {
    await untilUp(child, given.tell)
    return { config: parseConfig(env), pid: child.pid!, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Signs a browser in. */
export async function signIn(page: Page, home: string): Promise<void> {
  await page.goto(home)
  await page.getByLabel(/mail/i).fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New ticket' }).first().waitFor()
}

/** Runs one of the commands in `bin/` on a stack, saying what it says. */
export async function runCommand(stack: Stack, file: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, PERDURE_DATA: stack.config.data }
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${file} ended with ${code}.`)
}

async function untilUp(child: ChildProcess, tell: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: child.stdout! })
  let said = ''
  for await (const line of lines) {
    said += `${line}\n`
    tell(line)
    if (!line.includes(' is up after ')) continue
    lines.on('line', () => undefined)
    return
  }
  throw new Error(`The system did not come up:\n${said}`)
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
