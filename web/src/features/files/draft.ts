import { useIntervalFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import type { FileState } from '#domain/files/state.ts'
import { useLive } from '@/shared/live/store.ts'
import { getFile } from './api.ts'

/** A file of a draft. What became of it since is left out in drafts from before it was asked for. */
export type DraftFile = {
  id: string
  name: string
  size: number
  state?: FileState
  reason?: string | null
  /** By which a picture is shown within the text. */
  contentId?: string | null
}

/** After how many milliseconds the server is asked what became of a file that still waits. */
const askAgain = 3_000

/** Keeps the states of a draft's files as new as the server. */
export function useDraftFiles(
  files: () => readonly DraftFile[],
  onChange: (files: DraftFile[]) => void,
): void {
  const live = useLive()

  async function refresh(id: string): Promise<void> {
    const answer = await getFile(id).catch(() => null)
    if (!answer || !files().some((file) => file.id === id)) return
    const { state, reason } = answer.file
    onChange(files().map((file) => (file.id === id ? { ...file, state, reason } : file)))
  }

  const refreshWaiting = () => {
    for (const { id, state } of files()) if (state === 'waiting') void refresh(id)
  }
  // The news of a quick scan may have come before the file was in the draft.
  useIntervalFn(refreshWaiting, askAgain)
  onScopeDispose(
    live.listen((news) => {
      if (news.type === 'file' && files().some(({ id }) => id === news.id)) void refresh(news.id)
    }, refreshWaiting),
  )
}
