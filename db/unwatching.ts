import { createHmac, timingSafeEqual } from 'node:crypto'

/** Somebody who watches a ticket. */
export type Watching = { ticket: string; person: string }

/** Where one stops watching: for people, and for mail programs by one click (RFC 8058). */
export type UnwatchLinks = { page: string; oneClick: string }

const form = /^(TKT-\d{8}-\w{4})\.([0-9a-f-]{36})\.([\w-]{43})$/

/** Links in copies by which somebody stops watching without signing in. They are signed, and name one ticket and person. */
export function createUnwatching(secret: string, publicUrl: string) {
  const sign = ({ ticket, person }: Watching) =>
    createHmac('sha256', secret).update(`perdure unwatch\n${ticket}\n${person}`).digest('base64url')

  return {
    links(watching: Watching): UnwatchLinks {
      const token = `${watching.ticket}.${watching.person}.${sign(watching)}`
      return {
        page: `${publicUrl}/unwatch?token=${token}`,
        oneClick: `${publicUrl}/api/v1/unwatch?token=${token}`,
      }
    },
    /** Whose link it is; null for one that was not made here. */
    read(token: string): Watching | null {
      const [, ticket = '', person = '', signature = ''] = form.exec(token) ?? []
      const wanted = Buffer.from(sign({ ticket, person }))
      const given = Buffer.from(signature)
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? { ticket, person } : null
    },
  }
}
export type Unwatching = ReturnType<typeof createUnwatching>
