/** "1h 30m", "45m", "8h"; nothing for no promise. */
export function formatDuration(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours && `${hours}h`, rest && `${rest}m`].filter(Boolean).join(' ') || '0m'
}

/** Minutes of "1h 30m", "1:30", "1.5h", "90" or "90m"; null for nothing, undefined for what can't be understood. */
export function parseDuration(text: string): number | null | undefined {
  const plain = text.trim().toLowerCase()
  if (!plain) return null
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(plain)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const parts = /^(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?$/.exec(plain)
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return undefined
  const hours = Number((parts[1] ?? '0').replace(',', '.'))
  return Math.round(hours * 60) + Number(parts[2] ?? 0)
}
