import Mention, { type MentionNodeAttrs } from '@tiptap/extension-mention'
import type { EditorState } from '@tiptap/pm/state'
import { PluginKey } from '@tiptap/pm/state'
import type { SuggestionOptions } from '@tiptap/suggestion'
import { VueRenderer } from '@tiptap/vue-3'
import { isMentionReference } from '#domain/mentions/mention.ts'
import type { Mentionable } from '#domain/mentions/mentionable.ts'
import MentionList from './MentionList.vue'

export type FindMentions = (search: string, signal: AbortSignal) => Promise<Mentionable[]>

const pluginKey = new PluginKey<{ active: boolean }>('mentions')

/** Whether the list of people and teams is open: then Escape closes it, and nothing else. */
export function isMentioning(state: EditorState): boolean {
  return pluginKey.getState(state)?.active ?? false
}

/** `@` and the beginning of a name: a list of who can be mentioned, for keys and mouse. */
export function mentionExtension(find: FindMentions) {
  return Mention.extend({
    addAttributes() {
      return {
        id: { default: null, parseHTML: (element) => element.getAttribute('data-mention') },
        label: { default: '', parseHTML: (element) => element.textContent?.replace(/^@/, '') ?? '' },
      }
    },
    parseHTML() {
      return [
        {
          tag: 'span[data-mention]',
          getAttrs: (element) => isMentionReference(element.getAttribute('data-mention') ?? '') && null,
        },
      ]
    },
  }).configure({
    deleteTriggerWithBackspace: true,
    renderText: ({ node }) => `@${node.attrs.label}`,
    renderHTML: ({ node }) => ['span', { 'data-mention': node.attrs.id }, `@${node.attrs.label}`],
    suggestion: suggestion(find),
  })
}

function suggestion(find: FindMentions): Omit<SuggestionOptions<Mentionable, MentionNodeAttrs>, 'editor'> {
  return {
    pluginKey,
    char: '@',
    // A mail address has one in its middle.
    allowedPrefixes: [' ', '\u00a0', '(', '\n'],
    debounce: 80,
    placement: 'top-start',
    items: ({ query, signal }) => find(query, signal).catch(() => []),
    render: () => {
      let list: VueRenderer | undefined
      let unmount: (() => void) | undefined
      return {
        onStart(props) {
          list = new VueRenderer(MentionList, { props: { ...props }, editor: props.editor })
          if (list.element) unmount = props.mount(list.element as HTMLElement)
        },
        onUpdate: (props) => list?.updateProps({ ...props }),
        onKeyDown: ({ event }) =>
          (list?.ref as { press(event: KeyboardEvent): boolean } | null)?.press(event) ?? false,
        onExit() {
          unmount?.()
          list?.destroy()
          list = undefined
        },
      }
    },
  }
}
