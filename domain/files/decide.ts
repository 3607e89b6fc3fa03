import type { EventBody } from '../tickets/events.ts'

/** A file of a ticket is taken out of sight, brought back, or kept from everybody for what it holds. */
export type FileChange = {
  change: 'removed' | 'restored' | 'quarantined'
  fileId: string
  name: string
  /** What was found in it, or why it was removed. */
  reason: string | null
}

/** What follows. Whether there is such a file was checked by whoever asked: the ticket's state has no files. */
export function changeFile({
  change,
  fileId,
  name,
  reason,
}: FileChange): (EventBody & { reason: string | null })[] {
  return [{ type: `file_${change}`, data: { fileId, name }, reason }]
}
