import type { z } from 'zod'
import type { conversationSettingsSchema } from './schemas.ts'

/** How long the author of a message can change it, unless an administrator says otherwise, in minutes. */
export const defaultEditMinutes = 15

export type ConversationSettings = z.output<typeof conversationSettingsSchema>

/** The name under which they are kept. */
export const conversationSetting = 'conversation'
