import { ref } from 'vue'
import type { DraftFile } from '@/features/files/draft.ts'
import { type Sending, sendFile } from '@/features/files/send.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { uuid } from '@/shared/uuid.ts'

export type Upload = {
  key: string
  name: string
  size: number
  /** From 0 to 1. */
  share: number
  problem: string | null
  file: File
  /** It is shown within the text. */
  inline: boolean
}

/** Files on their way to the server; each that arrives is handed to `onDone`. */
export function useAttachments(onDone: (file: DraftFile) => void) {
  const uploads = ref<Upload[]>([])
  const sendings = new Map<string, Sending>()

  function add(files: readonly File[], inline = false): void {
    for (const file of files)
      void start({ key: uuid(), name: file.name, size: file.size, share: 0, problem: null, file, inline })
  }

  function change(key: string, changes: Partial<Upload>): void {
    uploads.value = uploads.value.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload))
  }

  async function start(upload: Upload): Promise<void> {
    const { key } = upload
    if (uploads.value.some((other) => other.key === key)) change(key, { problem: null, share: 0 })
    else uploads.value = [...uploads.value, upload]
    const sending = sendFile(upload.file, { key, inline: upload.inline }, (share) => change(key, { share }))
    sendings.set(key, sending)
    try {
      const { file } = await sending.done
      if (!uploads.value.some((other) => other.key === key)) return
      uploads.value = uploads.value.filter((other) => other.key !== key)
      const { id, name, size, state, reason, contentId } = file
      onDone({ id, name, size, state, reason, contentId })
    } catch (error) {
      change(key, { problem: asProblem(error).message })
    } finally {
      if (sendings.get(key) === sending) sendings.delete(key)
    }
  }

  function retry(key: string): void {
    const upload = uploads.value.find((other) => other.key === key)
    if (upload) void start(upload)
  }
  /** Gives it up, however far it is. */
  function remove(key: string): void {
    sendings.get(key)?.cancel()
    sendings.delete(key)
    uploads.value = uploads.value.filter((upload) => upload.key !== key)
  }

  return { uploads, add, retry, remove }
}
