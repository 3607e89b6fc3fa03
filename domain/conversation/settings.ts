import { z } from 'zod'

/** How long the author of a message can change it, unless an administrator says otherwise, in minutes. */
export const defaultEditMinutes = 15

/** `PUT /settings/conversation`. */
export const conversationSettingsSchema = z.strictObject({
  /** 0 for never; at most a week. */
  editMinutes: z.int().min(0).max(10_080).default(defaultEditMinutes),
})
export type ConversationSettings = z.output<typeof conversationSettingsSchema>

/** The name under which they are kept. */
export const conversationSetting = 'conversation'
