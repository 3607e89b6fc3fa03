import { z } from 'zod'

const mb = 1024 * 1024
const mediaType = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[\w.+-]{1,60}\/(\*|[\w.+-]{1,120}\*?)$/,
    'Write a media type such as image/png, or image/* for all of them.',
  )

/** What files people may send. */
export const fileSettingsSchema = z.strictObject({
  /** The largest file, in MB of 1,048,576 bytes. */
  fileMb: z.int().min(1).max(2_000).default(50),
  /** All files of one ticket together. What comes by mail counts, and is never turned away for it. */
  ticketMb: z.int().min(1).max(20_000).default(200),
  /** A picture that would take more room than that when it is shown is not taken. */
  megapixels: z.int().min(1).max(500).default(50),
  /** Media types, told by content; a star stands for the rest of one. */
  types: z.array(mediaType).min(1, 'Name at least one type.').max(200),
  /** A file that was uploaded and never sent is deleted after that. */
  unsentDays: z.int().min(1).max(365).default(14),
  /** A file that somebody removed can be brought back for that long. */
  removedDays: z.int().min(1).max(3_650).default(30),
})
export type FileSettings = z.infer<typeof fileSettingsSchema>

export const defaultFileSettings: FileSettings = fileSettingsSchema.parse({
  types: [
    ...['image/*', 'audio/*', 'video/*', 'text/*', 'message/rfc822'],
    ...['application/pdf', 'application/rtf', 'application/json', 'application/xml'],
    ...['application/zip', 'application/gzip', 'application/x-7z-compressed', 'application/x-rar-compressed'],
    ...['application/x-tar', 'application/x-bzip2', 'application/x-xz', 'application/zstd'],
    // Documents with macros are types of their own, and not among these.
    ...['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
    ...['application/vnd.ms-outlook', 'application/vnd.openxmlformats-officedocument.*'],
    ...['application/vnd.oasis.opendocument.*', 'application/vnd.visio', 'application/vnd.apple.*'],
    ...['application/epub+zip', 'application/ogg', 'application/vnd.tcpdump.pcap'],
    ...[
      'application/pkcs7-signature',
      'application/pkcs7-mime',
      'application/pgp-signature',
      'application/pgp-encrypted',
    ],
  ],
})

/** Whether the settings take files of that media type. */
export function takesType({ types }: Pick<FileSettings, 'types'>, type: string): boolean {
  return types.some((taken) => (taken.endsWith('*') ? type.startsWith(taken.slice(0, -1)) : taken === type))
}

export const bytesOf = (megabytes: number): number => megabytes * mb
