import { z } from 'zod'
import { networkSchema, type SignInRequirements } from './requirements.ts'

const networks = z.strictObject({
  allow: z.array(networkSchema).max(500).default([]),
  deny: z.array(networkSchema).max(500).default([]),
})

/** From where the desk may be used; an empty `allow` allows every address. */
export type Networks = z.infer<typeof networks>

/** How people sign in, for the whole installation. */
export const securitySchema = z.strictObject({
  /** A session that nobody used for that long has ended. */
  idleMinutes: z.int().min(10).max(43_200).default(20_160),
  /** However it is used, a session ends after that long. */
  absoluteHours: z.int().min(1).max(8_760).default(2_160),
  /** A password older than that has to be changed before anything else; null for never. */
  passwordDays: z.int().min(1).max(3_650).nullable().default(null),
  console: networks.default({ allow: [], deny: [] }),
  api: networks.default({ allow: [], deny: [] }),
})
export type Security = z.infer<typeof securitySchema>

export const defaultSecurity: Security = securitySchema.parse({})

/** What somebody has to sign in with. */
export type Factors = {
  secondFactor: boolean
  passkey: boolean
  /** When they last chose their password, in epoch milliseconds; null without one. */
  passwordAt: number | null
}

/** What somebody has to do before anything else. */
export type Missing = 'second_factor' | 'passkey' | 'password'

/** What their roles and the installation ask of them that they do not have yet. A passkey is a second factor, too. */
export function missingFactors(
  requirements: readonly SignInRequirements[],
  has: Factors,
  { passwordDays }: Pick<Security, 'passwordDays'>,
  now: number,
): Missing[] {
  const needs = (factor: 'secondFactor' | 'passkey') => requirements.some((each) => each[factor])
  const missing: Missing[] = []
  const isOld =
    passwordDays !== null && has.passwordAt !== null && now - has.passwordAt > passwordDays * 86_400_000
  if (isOld) missing.push('password')
  if (needs('passkey') && !has.passkey) missing.push('passkey')
  if (needs('secondFactor') && !has.secondFactor && !has.passkey) missing.push('second_factor')
  return missing
}

/** Whether a session that began and was last used then has ended. Instants in epoch milliseconds. */
export function hasEnded(
  session: { createdAt: number; usedAt: number },
  { idleMinutes, absoluteHours }: Security,
  now: number,
): boolean {
  return now - session.usedAt > idleMinutes * 60_000 || now - session.createdAt > absoluteHours * 3_600_000
}
