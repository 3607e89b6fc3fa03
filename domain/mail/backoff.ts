const minute = 60_000

const deliveryWaits = [0.5, 1, 2, 5, 15, 30, 60].map((minutes) => minutes * minute)
/** About two days: the first attempts take two hours, then one an hour. */
export const mostDeliveryAttempts = 54

/** Milliseconds until a delivery is tried again after `attempts` of them, or null when it has been tried enough. */
export function deliveryBackoff(attempts: number): number | null {
  if (attempts >= mostDeliveryAttempts) return null
  return deliveryWaits[Math.min(Math.max(attempts, 1), deliveryWaits.length) - 1] as number
}

export const mostIntakeAttempts = 8

/** Milliseconds until an intake is tried again after `attempts` of them, or null when it has been tried enough. */
export function intakeBackoff(attempts: number): number | null {
  if (attempts >= mostIntakeAttempts) return null
  return Math.min(5_000 * 2 ** Math.max(attempts - 1, 0), 5 * minute)
}

/** Milliseconds to leave a mail server alone that could not be reached `failures` times in a row. */
export function serverBackoff(failures: number): number {
  return Math.min(1_000 * 2 ** Math.max(failures - 1, 0), 2 * minute)
}
