import type { StartConfig } from '#bin/config.ts'
import { duration, type Progress } from '#embedded/progress.mjs'
import type { Servers } from '#embedded/servers.ts'

interface Up {
  servers: Servers
  env: Record<string, string>
  adminLink: string | undefined
}

/** The few lines at the end of a start. */
export function describe(
  progress: Progress,
  config: StartConfig,
  up: Up,
  how: { servers: boolean; startedMs: number },
): void {
  const uiUrl = up.env.TEMPORAL_UI_URL
  const lines: [string, string | undefined][] = how.servers
    ? [
        ['', `export DATABASE_URL='${up.servers.databaseUrl}'`],
        ['', `export TEMPORAL_ADDRESS='${up.servers.temporalAddress}'`],
        ['', uiUrl && `export TEMPORAL_UI_URL='${uiUrl}'`],
        ['', `export PERDURE_SECRET='${up.env.PERDURE_SECRET}'`],
      ]
    : [
        ['Console', config.publicUrl],
        ['First administrator', up.adminLink && `${up.adminLink} (works once)`],
        ['Mail in', `${config.smtp.hostname}:${config.smtp.port} (SMTP), for ${config.mailFrom}`],
        [
          'Mail out',
          config.smtpUrl
            ? new URL(config.smtpUrl).host
            : 'held under Outbox until SMTP_URL names a mail server',
        ],
        ['Temporal UI', uiUrl],
      ]
  progress.say()
  progress.say(
    `${how.servers ? 'The servers are' : 'Perdure is'} up after ${duration(how.startedMs)}. Ctrl-C stops everything; the data stays.`,
  )
  progress.say()
  for (const [name, value] of lines) if (value) progress.say(`  ${name ? name.padEnd(22) : ''}${value}`)
}
