import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Addressed, DraftKind } from '#domain/conversation/draft.ts'
import type { DraftFile } from '@/features/files/draft.ts'
import type { Given } from '@/features/lifecycles/moves.ts'

export type { DraftFile }

/** Something written and not yet sent. Belongs to one person, one ticket, and one kind of message. */
export type Draft = {
  html: string
  text: string
  files: DraftFile[]
  savedAt: number
  /** Number of the ticket's event that was the latest when the writing began. */
  since: number
  /** Whom it is for. */
  addressed?: Addressed | null
  /** The server's revision that this one goes on from; 0 when it has none. */
  revision?: number
  /** Whether the server has it. */
  synced?: boolean
}

export type DraftKey = { person: string; ticket: string; kind: DraftKind }

/** A message on its way: kept here from the key press until the server has it. `key` is its idempotency key. */
export type Outgoing = {
  key: string
  person: string
  ticket: string
  kind: DraftKind
  html: string
  text: string
  files: DraftFile[]
  /** The status the ticket moves to with it. */
  status: string | null
  addressed?: Addressed | null
  /** What that status asks for. */
  given?: Omit<Given, 'assignee'> & { assignee?: string; children?: true }
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
// A database takes no proxies.
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const plainFiles = (files: readonly DraftFile[]) => files.map((file) => ({ ...file }))

/** Nothing was written, shown or attached. */
export function isEmptyDraft({ text, html, files }: Pick<Draft, 'text' | 'html' | 'files'>): boolean {
  return !text.trim() && !files.length && !html.includes('<img')
}

export type DraftContent = Pick<Draft, 'html' | 'text' | 'files' | 'addressed'>

/** What was not sent, before what has been written since. */
export function joined(back: DraftContent, since: DraftContent): DraftContent {
  const { html, text, files, addressed } = since
  return {
    html: back.html + html,
    text: text ? `${back.text}\n\n${text}` : back.text,
    files: [...back.files, ...files.filter(({ id }) => !back.files.some((file) => file.id === id))],
    addressed: back.addressed ?? addressed ?? null,
  }
}

/** Keeps what was not sent as the draft, for a ticket that nobody looks at now. */
export async function keepUnsent(key: DraftKey, back: DraftContent): Promise<void> {
  const known = (await loadDraft(key)) ?? { html: '', text: '', files: [], since: 0 }
  await saveDraft(key, { ...known, ...joined(back, known), savedAt: Date.now(), synced: false })
}

export async function loadDraft(key: DraftKey): Promise<Draft | undefined> {
  return (await shelf()).get('drafts', keyOf(key))
}

/** Keeps a draft; an empty one is not worth keeping. */
export async function saveDraft(key: DraftKey, draft: Draft): Promise<void> {
  if (isEmptyDraft(draft)) return removeDraft(key)
  await (await shelf()).put('drafts', plain({ ...draft, files: plainFiles(draft.files) }), keyOf(key))
}

export async function removeDraft(key: DraftKey): Promise<void> {
  await (await shelf()).delete('drafts', keyOf(key))
}

export async function saveOutgoing(message: Outgoing): Promise<void> {
  await (await shelf()).put('outgoing', plain({ ...message, files: plainFiles(message.files) }))
}

export async function removeOutgoing(key: string): Promise<void> {
  await (await shelf()).delete('outgoing', key)
}

export async function loadOutgoing(person: string): Promise<Outgoing[]> {
  return (await (await shelf()).getAll('outgoing')).filter((message) => message.person === person)
}
