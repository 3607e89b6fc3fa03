/** What can be asked about a message that was said. */
export type ConversationCommand =
  | { type: 'take_back'; payload: { messageId: string } }
  /** `withinMs`: for how long after it was said its author may change it. */
  | {
      type: 'edit_message'
      payload: { messageId: string; text: string; html: string | null; withinMs: number }
    }
  | { type: 'delete_message'; payload: { messageId: string; reason?: string } }
  | { type: 'restore_message'; payload: { messageId: string } }
  | { type: 'pin_message'; payload: { messageId: string; pinned: boolean } }

const types: readonly string[] = [
  'take_back',
  'edit_message',
  'delete_message',
  'restore_message',
  'pin_message',
] satisfies ConversationCommand['type'][]

/** Whether a command is about a message that was said before. */
export function isAboutMessage<Body extends { type: string }>(
  command: Body,
): command is Extract<Body, ConversationCommand> {
  return types.includes(command.type)
}
