import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { MessageKind } from '#domain/tickets/ticket.ts'

export type DraftFile = { id: string; name: string; size: number }

/** Something written and not yet sent. Belongs to one person, one ticket, and one kind of message. */
export type Draft = {
  html: string
  text: string
  files: DraftFile[]
  savedAt: number
  /** Number of the ticket's event that was the latest when the writing began. */
  since: number
}

export type DraftKey = { person: string; ticket: string; kind: MessageKind }

/** A message on its way: kept here from the key press until the server has it. `key` is its idempotency key. */
export type Outgoing = {
  key: string
  person: string
  ticket: string
  kind: MessageKind
  html: string
  text: string
  files: DraftFile[]
  /** The status the ticket moves to with it. */
  status: string | null
  /** Number of the latest event its writer knew of. */
  seen?: number
  at: number
}

interface Shelf extends DBSchema {
  drafts: { key: string; value: Draft }
  outgoing: { key: string; value: Outgoing }
}

let opened: Promise<IDBPDatabase<Shelf>> | null = null

function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>('perdure', 1, {
    upgrade: (database) => {
      database.createObjectStore('drafts')
      database.createObjectStore('outgoing', { keyPath: 'key' })
    },
    terminated: () => {
      opened = null
    },
  })
  return opened
}

const keyOf = ({ person, ticket, kind }: DraftKey) => `${person} ${ticket} ${kind}`
const plainFiles = (files: readonly DraftFile[]) => files.map((file) => ({ ...file }))

export async function loadDraft(key: DraftKey): Promise<Draft | undefined> {
  return (await shelf()).get('drafts', keyOf(key))
}

/** Keeps a draft; an empty one is not worth keeping. */
export async function saveDraft(key: DraftKey, draft: Draft): Promise<void> {
  if (!draft.text.trim() && !draft.files.length) return removeDraft(key)
  await (await shelf()).put('drafts', { ...draft, files: plainFiles(draft.files) }, keyOf(key))
}

export async function removeDraft(key: DraftKey): Promise<void> {
  await (await shelf()).delete('drafts', keyOf(key))
}

export async function saveOutgoing(message: Outgoing): Promise<void> {
  await (await shelf()).put('outgoing', { ...message, files: plainFiles(message.files) })
}

export async function removeOutgoing(key: string): Promise<void> {
  await (await shelf()).delete('outgoing', key)
}

export async function loadOutgoing(person: string): Promise<Outgoing[]> {
  return (await (await shelf()).getAll('outgoing')).filter((message) => message.person === person)
}
