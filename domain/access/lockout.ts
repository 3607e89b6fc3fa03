const freeFailures = 4
const firstLockMs = 60_000
const longestLockMs = 60 * 60_000

/** For how long an account is locked after that many failed sign-ins in a row, in milliseconds: 0 for the first few. */
export function lockMs(failures: number): number {
  if (failures <= freeFailures) return 0
  return Math.min(firstLockMs * 2 ** (failures - freeFailures - 1), longestLockMs)
}
