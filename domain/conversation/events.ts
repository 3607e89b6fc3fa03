/** What can happen to a message after it was said. The message itself is kept with its ticket. */
export type ConversationEvent =
  /**
   * Its author took it back before its mail left. `firstRepliedAt`: the first agent's reply that is left, epoch
   * milliseconds. `undoes`: the change of status that had come with it, which the next event takes back.
   */
  | { type: 'taken_back'; data: { messageId: string; firstRepliedAt: number | null; undoes?: number } }
  /** `version` counts the texts it had before. */
  | { type: 'message_edited'; data: { messageId: string; version: number } }
  | { type: 'message_deleted'; data: { messageId: string } }
  | { type: 'message_restored'; data: { messageId: string } }
  | { type: 'message_pinned'; data: { messageId: string } }
  | { type: 'message_unpinned'; data: { messageId: string } }
