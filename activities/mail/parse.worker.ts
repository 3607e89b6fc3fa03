import { type BlobSource, openBlobs } from '#db/blobs.ts'
import type { ParsedMail } from '#domain/mail/parsed.ts'
import { MailUnreadable, parseMail, type RawMail } from './parse.ts'

export type ParseTask = { source: BlobSource; raw: RawMail }
export type ParseResult = { mail: ParsedMail } | { unreadable: string }

/** Runs in a thread of its own: hostile mail may exhaust that, not the process. */
export default async function parse({ source, raw }: ParseTask): Promise<ParseResult> {
  try {
    return { mail: await parseMail(openBlobs(source), raw) }
  } catch (error) {
    if (error instanceof MailUnreadable) return { unreadable: error.message }
    throw error
  }
}
