import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'

/** What ops search processes by. No personal data. */
export const ticketAttribute = defineSearchAttributeKey('PerdureTicket', SearchAttributeType.KEYWORD)
export const queueAttribute = defineSearchAttributeKey('PerdureQueue', SearchAttributeType.KEYWORD)
export const statusAttribute = defineSearchAttributeKey('PerdureStatus', SearchAttributeType.KEYWORD)
export const kindAttribute = defineSearchAttributeKey('PerdureKind', SearchAttributeType.KEYWORD)
