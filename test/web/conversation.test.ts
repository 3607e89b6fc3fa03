import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import MessageFacts from '@/features/conversation/MessageFacts.vue'
import PinnedStrip from '@/features/conversation/PinnedStrip.vue'
import UndoBar from '@/features/conversation/UndoBar.vue'
import { useConversation } from '@/features/conversation/useConversation.ts'
import { undoLast } from '@/features/tickets/changes/undo.ts'
import { useComposerInbox } from '@/features/tickets/composer/inbox.ts'
import {
  withContentIds,
  withoutLostPictures,
  withPictures,
} from '@/features/tickets/composer/inlineImages.ts'
import { problemWith } from '@/features/tickets/composer/problems.ts'
import MessageItem from '@/features/tickets/conversation/MessageItem.vue'
import { messagesOptions } from '@/features/tickets/queries.ts'
import { Problem } from '@/shared/api/problem.ts'
import { ana, house, me, message, signIn, ticket, withSetup } from './support.ts'

const api = vi.hoisted(() => ({ takeBackMessage: vi.fn(), pinMessage: vi.fn() }))
const keepUnsent = vi.hoisted(() => vi.fn())
vi.mock('@/features/conversation/api.ts', () => api)
vi.mock('@/features/tickets/composer/drafts.ts', async (original) => ({
  ...(await original<object>()),
  keepUnsent,
}))

const { number } = ticket()
const own = (change: object = {}) => message({ from: 'agent', author: me, text: 'Try again', ...change })
const undo = { until: '2026-03-02T08:00:10.000Z', leftMs: 10_000 }

beforeEach(() => {
  api.takeBackMessage.mockReset().mockResolvedValue({ ticket: ticket({ seq: 9 }) })
  vi.useRealTimers()
})

describe('taking back', () => {
  const show = (leftMs: number) => {
    const props = { number, message: own({ undo: { ...undo, leftMs } }), receivedAt: Date.now() }
    return mount(UndoBar, { props, global: { plugins: house().plugins } })
  }

  it('is offered as long as the server holds the mail, and not a moment longer', async () => {
    vi.useFakeTimers()
    const bar = show(10_000)
    expect(bar.text()).toContain('Leaves in 10 s')
    await vi.advanceTimersByTimeAsync(9_900)
    expect(bar.find('button').exists()).toBe(true)
    await vi.advanceTimersByTimeAsync(150)
    expect(bar.find('button').exists()).toBe(false)
  })

  it('brings what was said back into the composer, with its files and addressees', async () => {
    const place = withSetup(() => ({ conversation: useConversation(), inbox: useComposerInbox() }))
    const said = own({
      html: '<p>Try again</p>',
      attachments: [{ id: 'f', name: 'log.txt', type: 'text/plain', size: 3, contentId: null }],
      recipients: { to: [], cc: ['kim@x.test'], bcc: [] },
    })
    const pages = [{ messages: [said, message({ id: ana.id })], pinned: [], next: null }]
    place.queries.setQueryData(
      messagesOptions(number).queryKey as never,
      { pages, pageParams: [null] } as never,
    )
    expect(await place.result.conversation.takeBack(number, said)).toBe(true)
    // Nobody looks at the ticket here: it waits as its draft.
    expect(keepUnsent).toHaveBeenCalledWith(
      expect.objectContaining({ ticket: number, kind: 'reply' }),
      expect.objectContaining({
        html: '<p>Try again</p>',
        files: [expect.objectContaining({ id: 'f', name: 'log.txt' })],
        addressed: expect.objectContaining({ recipients: { to: [], cc: ['kim@x.test'], bcc: [] } }),
      }),
    )
    expect(place.result.inbox.returned).toBeNull()
    const left = place.queries.getQueryData(messagesOptions(number).queryKey) as never as {
      pages: { messages: object[] }[]
    }
    expect(left.pages[0]?.messages).toHaveLength(1)
  })

  it('leaves everything as it is when the mail has left', async () => {
    const late = { title: '', status: 422, code: 'too_late', detail: 'It has left already.' }
    api.takeBackMessage.mockRejectedValue(new Problem(late))
    const place = withSetup(() => ({ conversation: useConversation(), inbox: useComposerInbox() }))
    expect(await place.result.conversation.takeBack(number, own())).toBe(false)
    expect(place.result.inbox.returned).toBeNull()
  })
})

describe('a message', () => {
  const show = (change: object, role: 'agent' | 'requester' = 'agent') => {
    const props = { message: own(change), ticket: ticket() }
    const host = {
      components: { MessageItem },
      props: ['item'],
      setup: () => signIn(role),
      template: '<MessageItem v-bind="item" />',
    }
    return mount(host, { props: { item: props }, global: { plugins: house().plugins } })
  }

  it('says that it was edited, for whom it is, and to whom it went', () => {
    const edited = show({
      editedAt: '2026-03-02T09:00:00.000Z',
      recipients: { to: [], cc: ['kim@x.test'], bcc: ['x@x.test'] },
    })
    expect(edited.text()).toContain('edited')
    expect(edited.text()).toContain('Copy to kim@x.test')
    expect(edited.text()).toContain('Hidden copy to x@x.test')
    const audience = { team: { id: ana.id, name: 'Network' }, people: [] }
    expect(show({ kind: 'note', audience }).text()).toContain('Only for Network')
    const forwards = { kind: 'note', forwards: ana.id, recipients: { to: ['v@z.test'], cc: [], bcc: [] } }
    expect(show(forwards).text()).toContain('Forwarded to v@z.test')
  })

  it('that was deleted says by whom, and not what', () => {
    const gone = show({ text: '', deleted: { at: '2026-03-02T09:00:00.000Z', by: 'Ana Lee' } })
    expect(gone.text()).toContain('Ana Lee deleted this message')
    expect(gone.text()).not.toContain('Only those who may restore it')
    const seen = show({ deleted: { at: '2026-03-02T09:00:00.000Z', by: null } })
    expect(seen.text()).toContain('Try again')
    expect(seen.text()).toContain('Only those who may restore it')
  })

  it('offers nothing more to a requester than to read it', () => {
    expect(show({}).find('.message-actions').exists()).toBe(true)
    expect(show({}, 'requester').find('.message-actions').exists()).toBe(false)
  })

  it('shows what it said before only to agents', () => {
    const facts = (who: 'agent' | 'requester') => {
      const host = {
        components: { MessageFacts },
        setup() {
          signIn(who)
          return { message: own({ editedAt: '2026-03-02T09:00:00.000Z' }), number }
        },
        template: '<MessageFacts :message="message" :number="number" />',
      }
      return mount(host, { global: { plugins: house().plugins } })
    }
    expect(facts('agent').find('button').exists()).toBe(true)
    expect(facts('requester').find('button').exists()).toBe(false)
  })
})

it('pinned messages stand above the conversation, the newest two at first', async () => {
  const pinned = ['a', 'b', 'c'].map((id) => ({
    id,
    kind: 'reply' as const,
    author: 'Ana',
    excerpt: `Text ${id}`,
  }))
  const strip = mount(PinnedStrip, { props: { pinned }, global: { plugins: house().plugins } })
  expect(strip.text()).not.toContain('Text a')
  expect(strip.text()).toContain('1 more pinned')
  await strip.findAll('button').at(-1)?.trigger('click')
  expect(strip.text()).toContain('Text a')
  await strip.findAll('button')[0]?.trigger('click')
  expect(strip.emitted('pick')).toEqual([['a']])
})

describe('pictures within the text', () => {
  const files = [
    { id: 'f1', name: 'a.png', size: 1, contentId: 'f1@inline' },
    { id: 'f2', name: 'b.txt', size: 1, contentId: null },
  ]
  const kept = '<p><img src="cid:f1@inline" alt="a.png"></p>'

  it('are shown from our own files, and kept by their Content-ID', () => {
    const shown = withPictures(kept, files)
    expect(shown).toBe('<p><img src="/api/v1/files/f1?inline=1" alt="a.png"></p>')
    expect(withContentIds(shown, files)).toBe(kept)
  })

  it('are not sent when they were taken out again', () => {
    expect(withoutLostPictures(kept, files)).toHaveLength(2)
    expect(withoutLostPictures('<p></p>', files).map(({ id }) => id)).toEqual(['f2'])
  })
})

describe('what can’t be sent', () => {
  const t = (key: string) => key
  const to = (...addresses: string[]) => ({
    ...{ audience: null, forwards: null },
    recipients: { to: addresses, cc: [], bcc: [] },
  })

  it.each([
    ['nothing', { kind: 'reply', isEmpty: true, addressed: null }, 'tickets.write_first'],
    ['a broken address', { kind: 'reply', isEmpty: false, addressed: to('kim') }, 'conversation.no_address'],
    [
      'a forward to nobody',
      { kind: 'forward', isEmpty: false, addressed: to() },
      'conversation.no_recipient',
    ],
    ['a note, whatever addresses were typed', { kind: 'note', isEmpty: false, addressed: to('kim') }, null],
    ['a forward without a word', { kind: 'forward', isEmpty: true, addressed: to('kim@x.test') }, null],
  ] as const)('%s', (_, draft, problem) => {
    expect(problemWith(draft as never, t)).toBe(problem)
  })
})

it('an undo that is over is none', async () => {
  const { rememberUndo } = await import('@/features/tickets/changes/undo.ts')
  const run = vi.fn()
  rememberUndo(run, Date.now() - 20_000, 10_000)
  expect(undoLast()).toBe(false)
  rememberUndo(run, Date.now(), 10_000)
  expect(undoLast()).toBe(true)
  await flushPromises()
  await nextTick()
  expect(run).toHaveBeenCalledOnce()
})
