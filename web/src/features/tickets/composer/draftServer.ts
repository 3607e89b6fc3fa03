import type { DraftKind } from '#domain/conversation/draft.ts'
import { getDrafts, putDraft, removeServerDraft, type ServerDraft } from '@/features/conversation/api.ts'
import { uuid } from '@/shared/uuid.ts'
import { type Draft, type DraftKey, isEmptyDraft } from './drafts.ts'

/** Where drafts meet those of a person's other devices. */
export type DraftServer = {
  /** Null when there is none; rejects when it can't be asked. */
  load(key: DraftKey): Promise<ServerDraft | null>
  /** The kind of a draft on that ticket, or null. */
  any(ticket: string): Promise<DraftKind | null>
  /** An empty draft is thrown away: null. */
  save(key: DraftKey, draft: Draft, dropOther?: boolean): Promise<ServerDraft | null>
}

const deviceKey = 'perdure:device'

/** What this browser is called towards the server. */
function device(): string {
  try {
    const known = localStorage.getItem(deviceKey) ?? uuid()
    localStorage.setItem(deviceKey, known)
    return known
  } catch {
    return forNow
  }
}
const forNow = uuid()

const askedAgainAfter = 1_000
let asked: { ticket: string; at: number; drafts: Promise<ServerDraft[]> } | null = null

/** Who opens a ticket asks for all kinds at once. */
function draftsOn(ticket: string): Promise<ServerDraft[]> {
  if (asked?.ticket === ticket && Date.now() - asked.at < askedAgainAfter) return asked.drafts
  const drafts = getDrafts(ticket).then((answer) => answer.drafts)
  asked = { ticket, at: Date.now(), drafts }
  return drafts
}

/** The drafts on the server. */
export const draftServer: DraftServer = {
  async load({ ticket, kind }) {
    return (await draftsOn(ticket)).find((draft) => draft.kind === kind) ?? null
  },
  async any(ticket) {
    return (await draftsOn(ticket))[0]?.kind ?? null
  },
  async save({ ticket, kind }, draft, dropOther = false) {
    asked = null
    if (isEmptyDraft(draft)) {
      await removeServerDraft(ticket, kind)
      return null
    }
    const { html, text, files, since, addressed = null, revision: basedOn = 0 } = draft
    const kept = files.map(({ contentId = null, ...file }) => ({ ...file, contentId }))
    const content = { html, text, files: kept, since, addressed }
    return (await putDraft(ticket, kind, { ...content, basedOn, device: device(), dropOther })).draft
  },
}
