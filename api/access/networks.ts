import { BlockList, isIP, isIPv4 } from 'node:net'
import type { Networks } from '#domain/access/security.ts'

const compiled = new WeakMap<readonly string[], BlockList>()

/** Whether somebody at `address` may come in: not in `deny`, and in `allow` unless that is empty. */
export function isAllowed(address: string, { allow, deny }: Networks): boolean {
  if (!allow.length && !deny.length) return true
  return !holds(deny, address) && (!allow.length || holds(allow, address))
}

function holds(networks: readonly string[], address: string): boolean {
  // An IPv4 address that came over IPv6 (RFC 4291 section 2.5.5.2).
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(plain) !== 0 && listOf(networks).check(plain, family(plain))
}

function listOf(networks: readonly string[]): BlockList {
  const known = compiled.get(networks)
  if (known) return known
  const list = new BlockList()
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string | undefined]
    if (bits === undefined) list.addAddress(address, family(address))
    else list.addSubnet(address, Number(bits), family(address))
  }
  compiled.set(networks, list)
  return list
}

const family = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6')
