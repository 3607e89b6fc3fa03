import { defineEntity, p } from '@mikro-orm/core'
import { purposes } from '#domain/canned-replies/canned-reply.ts'
import { sharingColumns } from './sharing.ts'

/** A canned text for replies and notes. */
export const CannedReply = defineEntity({
  name: 'CannedReply',
  tableName: 'canned_reply',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    category: p.string().length(100).default(''),
    tags: p.array().default([]),
    for: p.enum(purposes).default('both'),
    /** With placeholders in Liquid. */
    html: p.text(),
    ...sharingColumns,
  },
  indexes: [{ name: 'canned_reply_name', properties: ['name', 'id'] }],
})
