import { apiBase } from '@/shared/api/client.ts'
import { Problem, type ProblemBody } from '@/shared/api/problem.ts'
import { unreachable } from '@/shared/api/resilient.ts'
import { finishUpload, uploadFile } from './api.ts'

const inOneGo = 1024 * 1024
const part = 5 * 1024 * 1024

export type Sending = {
  /** The uploaded file. */
  done: ReturnType<typeof finishUpload>
  /** Ends it; what came so far is given up. */
  cancel(): void
}

/**
 * Uploads a file: a small one in one go, a large one in parts, which goes on where it was when the connection is back, or
 * when the same file is chosen again after the page was closed. `onProgress` hears the share that is there, from 0 to 1.
 */
export function sendFile(
  file: File,
  { key, inline }: { key: string; inline: boolean },
  onProgress: (share: number) => void,
): Sending {
  if (file.size <= inOneGo) return { done: uploadFile(file, key, inline), cancel: () => undefined }
  let cancel = () => undefined as undefined
  const done = inParts(file, inline, onProgress, (end) => {
    cancel = end
  })
  return { done, cancel: () => cancel() }
}

async function inParts(
  file: File,
  inline: boolean,
  onProgress: (share: number) => void,
  onBegun: (cancel: () => undefined) => void,
) {
  const { Upload } = await import('tus-js-client')
  const url = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: `${apiBase}/files/uploads`,
      chunkSize: part,
      metadata: { filename: file.name },
      retryDelays: [0, 1_000, 3_000, 5_000, 10_000, 20_000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onProgress(total ? sent / total : 0),
      onError: (error) => reject(problemIn(error)),
      onSuccess: () => resolve(upload.url ?? ''),
      // What the server refuses is not asked again; what did not reach it is.
      onShouldRetry: (error) => ![401, 403, 404, 413, 422].includes(error.originalResponse?.getStatus() ?? 0),
    })
    onBegun(() => void upload.abort(true).catch(() => undefined))
    void upload
      .findPreviousUploads()
      .catch(() => [])
      .then(([previous]) => {
        if (previous) upload.resumeFromPreviousUpload(previous)
        upload.start()
      })
  })
  return finishUpload(url.split('/').at(-1) ?? '', file.name, inline)
}

/** What the server said, or that it could not be reached. */
function problemIn(error: Error): Problem {
  const body = (error as { originalResponse?: { getBody(): string } | null }).originalResponse?.getBody()
  try {
    return new Problem(JSON.parse(body ?? '') as ProblemBody)
  } catch {
    return unreachable()
  }
}
