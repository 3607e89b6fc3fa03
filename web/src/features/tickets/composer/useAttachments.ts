import { ref } from 'vue'
import { asProblem } from '@/shared/api/problem.ts'
import { uuid } from '@/shared/uuid.ts'
import { uploadFile } from '../api.ts'
import type { DraftFile } from './drafts.ts'

export type Upload = {
  key: string
  name: string
  size: number
  problem: string | null
  file: File
  /** It is shown within the text. */
  inline: boolean
}

/** Files on their way to the server; each that arrives is handed to `onDone`. */
export function useAttachments(onDone: (file: DraftFile) => void) {
  const uploads = ref<Upload[]>([])

  function add(files: readonly File[], inline = false): void {
    for (const file of files)
      void start({ key: uuid(), name: file.name, size: file.size, problem: null, file, inline })
  }

  async function start(upload: Upload): Promise<void> {
    uploads.value = [
      ...uploads.value.filter((other) => other.key !== upload.key),
      { ...upload, problem: null },
    ]
    try {
      const { file } = await uploadFile(upload.file, upload.key, upload.inline)
      remove(upload.key)
      onDone({ id: file.id, name: file.name, size: file.size, contentId: file.contentId })
    } catch (error) {
      const problem = asProblem(error).message
      uploads.value = uploads.value.map((other) => (other.key === upload.key ? { ...other, problem } : other))
    }
  }

  function retry(key: string): void {
    const upload = uploads.value.find((other) => other.key === key)
    if (upload) void start(upload)
  }
  function remove(key: string): void {
    uploads.value = uploads.value.filter((upload) => upload.key !== key)
  }

  return { uploads, add, retry, remove }
}
