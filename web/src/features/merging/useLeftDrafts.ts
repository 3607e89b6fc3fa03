import { onMounted, shallowRef } from 'vue'
import { draftKinds } from '#domain/conversation/draft.ts'
import { useSession } from '@/features/session/store.ts'
import { draftServer } from '@/features/tickets/composer/draftServer.ts'
import {
  type Draft,
  type DraftContent,
  type DraftKey,
  isEmptyDraft,
  keepUnsent,
  loadDraft,
  removeDraft,
} from '@/features/tickets/composer/drafts.ts'

type Left = { key: DraftKey; draft: DraftContent & Pick<Draft, 'since'> }

/** What somebody was writing on a ticket when it was merged, to go on with it where that goes on. */
export function useLeftDrafts(ticket: () => string) {
  const session = useSession()
  const left = shallowRef<Left[]>([])

  async function find(): Promise<void> {
    const keys = draftKinds.map((kind) => ({ person: session.person?.id ?? '', ticket: ticket(), kind }))
    const drafts = await Promise.all(
      keys.map(async (key) => ({
        key,
        draft:
          (await loadDraft(key).catch(() => undefined)) ?? (await draftServer.load(key).catch(() => null)),
      })),
    )
    left.value = drafts.flatMap(({ key, draft }) => (draft && !isEmptyDraft(draft) ? [{ key, draft }] : []))
  }
  onMounted(find)

  /** Makes them drafts of that ticket. */
  async function takeTo(target: string): Promise<void> {
    const taken = left.value
    left.value = []
    for (const { key, draft } of taken) {
      await keepUnsent({ ...key, ticket: target }, draft)
      await removeDraft(key)
      // Of no use any more where it was; left there, it does no harm.
      await draftServer
        .save(key, { html: '', text: '', files: [], savedAt: 0, since: 0 })
        .catch(() => undefined)
    }
  }

  return { left, takeTo }
}
