import type { Readable } from 'node:stream'
import { type AttachmentStream, type Headers, MailParser } from 'mailparser'
import type { Blobs } from '#db/blobs.ts'
import { escapeHtml } from '#domain/mail/compose.ts'
import { cleanFileName, cleanMediaType } from '#domain/mail/files.ts'
import { messageIds } from '#domain/mail/message-ids.ts'
import { isMailServer } from '#domain/mail/origin.ts'
import type { ParsedFile, ParsedMail } from '#domain/mail/parsed.ts'
import { cleanLine } from '#domain/mail/text.ts'
import { bodyOf } from './body.ts'
import { headOf, type ParsedHead } from './headers.ts'

const mostFiles = 200
const mostFileBytes = 500 * 1024 * 1024
const scannedForReturned = 256 * 1024

/** A mail that can't be understood. Its message says why, for people. */
export class MailUnreadable extends Error {
  override name = 'MailUnreadable'
}

export type RawMail = { sha256: string; size: number }

/** Reads a stored raw mail: headers, text, sanitised HTML; its files are stored. Throws MailUnreadable. */
export async function parseMail(blobs: Blobs, raw: RawMail): Promise<ParsedMail> {
  const reading = new Reading(blobs)
  const parts = await reading.run(blobs.open(raw.sha256))
  const body = bodyOf(parts)
  const files = parts.files.slice(0, mostFiles)
  const original = { ...raw, name: 'original.eml', type: 'message/rfc822', contentId: null }
  // What is too long to show is not lost: the mail itself is attached.
  if (body.shortened || parts.files.length > mostFiles) files.push(original)
  return {
    ...parts.head,
    returned: returnedIds(parts),
    text: body.text,
    html: body.html,
    files,
  }
}

type Parts = {
  head: ParsedHead
  text: string
  html: string
  /** HTML and text stand beside each other, not as alternatives. */
  mixed: boolean
  files: ParsedFile[]
  beginning: Buffer
}

/** One run of the parser. It hands over one file at a time and waits until that is stored. */
class Reading {
  readonly #blobs: Blobs
  readonly #parser = new Parser({ skipHtmlToText: true, skipImageLinks: true, skipTextLinks: true })
  readonly #files: ParsedFile[] = []
  readonly #beginning: Buffer[] = []
  /** The file that is being stored. */
  #keeping: { content: Readable; stored: Promise<void> } | undefined
  #begun = 0
  #head: ParsedHead = headOf(new Map(), [])
  #text = ''
  #html = ''

  constructor(blobs: Blobs) {
    this.#blobs = blobs
  }

  run(raw: Readable): Promise<Parts> {
    const parser = this.#parser
    return new Promise<Parts>((resolve, reject) => {
      const fail = (error: Error) => {
        reject(error)
        for (const stream of [raw, parser, this.#keeping?.content]) stream?.destroy()
      }
      const attempt = (step: () => void) => {
        try {
          step()
        } catch (error) {
          fail(new MailUnreadable(`It can't be read: ${(error as Error).message}`))
        }
      }
      let headers: Headers = new Map()
      parser.on('headers', (found) => {
        headers = found
      })
      parser.on('headerLines', (lines) => attempt(() => (this.#head = headOf(headers, lines))))
      parser.on('data', (part) => {
        if (part.type === 'attachment') this.#keep(part, fail)
        else attempt(() => this.#take(part))
      })
      parser.on('error', (error: Error) => fail(new MailUnreadable(`It can't be read: ${error.message}.`)))
      // The parser does not wait for the last file.
      parser.on('end', () => {
        const last = this.#keeping?.stored ?? Promise.resolve()
        last.then(() => attempt(() => resolve(this.#parts())), fail)
      })
      raw.on('error', fail)
      raw.on('data', (chunk: Buffer) => this.#remember(chunk))
      raw.pipe(parser)
    })
  }

  #take({ text, html }: { text?: unknown; html?: unknown }): void {
    this.#text = typeof text === 'string' ? text : ''
    this.#html = typeof html === 'string' ? html : ''
  }

  #keep(part: AttachmentStream, fail: (error: Error) => void): void {
    const content = part.content as Readable
    this.#keeping = { content, stored: this.#store(part, content) }
    this.#keeping.stored.then(() => part.release(), fail)
  }

  async #store(part: AttachmentStream, content: Readable): Promise<void> {
    // The library has no text here for a type that is none.
    const type = cleanMediaType(typeof part.contentType === 'string' ? part.contentType : null)
    const name = cleanFileName(part.filename, type, this.#files.length + 1)
    const stored = await this.#blobs.put(content, { maxBytes: mostFileBytes })
    this.#files.push({ ...stored, type, name, contentId: contentId(part) })
  }

  #remember(chunk: Buffer): void {
    if (this.#begun >= scannedForReturned) return
    this.#beginning.push(chunk)
    this.#begun += chunk.length
  }

  #parts(): Parts {
    return {
      head: this.#head,
      text: this.#text,
      html: this.#html,
      mixed: this.#parser.isMixed,
      files: this.#files,
      beginning: Buffer.concat(this.#beginning),
    }
  }
}

type Node = { contentType?: string; textContent?: string; children?: Node[] }

class Parser extends MailParser {
  declare tree: Node | false

  /** Cheaper than the original, which looks for links in every text. */
  textToHtml(text: string): string {
    return text ? `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>` : ''
  }

  /** Whether HTML stands where no plain text says the same. */
  get isMixed(): boolean {
    const loneHtml = (node: Node): boolean => {
      if (node.contentType === 'multipart/alternative') return false
      return node.contentType === 'text/html' || (node.children ?? []).some(loneHtml)
    }
    return Boolean(this.tree) && loneHtml(this.tree as Node)
  }
}

function contentId(part: AttachmentStream): string | null {
  return cleanLine(part.cid ?? '', 300).replace(/^<|>$/g, '') || null
}

/** A bounce quotes the mail it returns, or its header; not all of them say in their header that they are bounces. */
function returnedIds({ beginning, head }: Parts): string[] {
  const { deliveryStatus, autoSubmitted } = head.traits
  if (!deliveryStatus && !autoSubmitted && !isMailServer(head.from?.email ?? '')) return []
  const found = beginning.toString('latin1').matchAll(/^message-id:\s*(<[^<>\s]{1,500}>)/gim)
  return [...found]
    .flatMap((match) => messageIds(match[1]))
    .filter((id) => id !== head.messageId)
    .slice(0, 20)
}
