import { z } from 'zod'

/** An address or network, IPv4 or IPv6, such as `10.0.0.0/8` (RFC 4632, RFC 4291). */
export const networkSchema = z.union(
  [z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()],
  'This is no IP address or network, such as 10.0.0.0/8.',
)

/** What signing in with a role takes, and from where. An empty `allow` allows every address. */
export const signInRequirementsSchema = z.strictObject({
  secondFactor: z.boolean().default(false),
  passkey: z.boolean().default(false),
  allow: z.array(networkSchema).max(200).default([]),
  deny: z.array(networkSchema).max(200).default([]),
})
export type SignInRequirements = z.infer<typeof signInRequirementsSchema>

export const noRequirements: SignInRequirements = { secondFactor: false, passkey: false, allow: [], deny: [] }
