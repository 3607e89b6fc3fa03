import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Attachment, ShownEvent } from '#domain/tickets/ticket.ts'
import ClockExplanation from '@/features/sla/ClockExplanation.vue'
import MessageItem from '@/features/tickets/conversation/MessageItem.vue'
import { useEventSentences } from '@/features/tickets/details/useEventSentences.ts'
import TicketRow from '@/features/tickets/list/TicketRow.vue'
import {
  businessTime,
  dayTime,
  exactBusinessTime,
  exactTime,
  fileSize,
  relativeTime,
  shortDayTime,
} from '@/shared/time/format.ts'
import PersonMark from '@/shared/ui/PersonMark.vue'
import { ana, clock, house, me, message, signIn, ticket, withSetup } from './support.ts'

const event = (type: string, data: object = {}, change: Partial<ShownEvent> = {}): ShownEvent => ({
  seq: 1,
  type,
  actor: { kind: 'person', id: me.id, name: me.name },
  at: '2026-03-02T08:00:00.000Z',
  reason: null,
  data: data as Record<string, unknown>,
  ...change,
})

describe('an event', () => {
  const { result, queries } = withSetup(() => useEventSentences(() => ticket({ assignee: me })))
  queries.setQueryData(['queues'], [{ id: 'q1', key: 'network', name: 'Network', address: null }])

  it.each([
    ['created', { channel: 'mail' }, 'created the ticket by mail'],
    ['replied', {}, 'replied'],
    ['noted', {}, 'wrote an internal note'],
    ['status_changed', { from: 'new', to: 'open' }, 'changed the status from new to open'],
    ['priority_changed', { from: 'low', to: 'urgent' }, 'changed the priority from Low to Urgent'],
    ['assigned', { from: null, to: me.id }, 'assigned it to Mara Lindholm'],
    ['assigned', { from: me.id, to: null }, 'took the assignee off'],
    ['kind_changed', { from: 'task', to: 'change' }, 'changed the kind from Task to Change'],
    ['subject_changed', { from: 'a', to: 'b' }, 'changed the subject from “a” to “b”'],
    ['tags_changed', { added: ['vip'], removed: [] }, 'added the tags vip'],
    ['tags_changed', { added: [], removed: ['vip'] }, 'removed the tags vip'],
    ['tags_changed', { added: ['a'], removed: ['b'] }, 'added the tags a and removed b'],
    ['linked', { relation: 'continues', ticket: 'TKT-1' }, 'linked it as the continuation of TKT-1'],
    ['linked', { relation: 'continued_by', ticket: 'TKT-2' }, 'linked TKT-2, which continues it'],
    ['noted', { to: ['v@z.test'] }, 'forwarded a message to v@z.test'],
    ['taken_back', {}, 'took a reply back before it was mailed'],
    ['message_pinned', {}, 'pinned a message'],
    ['sla_breached', { target: 'resolution' }, 'ran out: the resolution is late'],
    ['sla_paused', { target: 'first_response' }, 'paused the first response'],
    ['teleported_home', {}, 'did: teleported home'],
  ])('%s is a sentence', (type, data, sentence) => expect(result.text(event(type, data))).toBe(sentence))

  it('knows queues by their id and people by what the ticket says of them', () => {
    expect(result.text(event('queue_changed', { from: 'q9', to: 'q1' }))).toBe('moved it from q9 to Network')
    expect(
      result.text(event('sla_started', { target: 'resolution', dueAt: '2026-03-02T12:00:00Z' })),
    ).toMatch(/, due .*2/)
    expect(result.actor(event('replied', {}, { actor: { kind: 'person', id: ana.id, name: null } }))).toBe(
      'Ana Lee',
    )
    expect(result.actor(event('sla_met', {}, { actor: { kind: 'system', id: null, name: null } }))).toBe(
      'The clock',
    )
    expect(result.actor(event('linked', {}, { actor: { kind: 'system', id: null, name: null } }))).toBe(
      'Perdure',
    )
    expect(result.icon('replied')).not.toBe(result.icon('teleported'))
  })

  it('says why', () => {
    expect(result.reason(event('status_changed', {}, { reason: 'agent_replied' }))).toBe(
      'Because an agent replied',
    )
    expect(result.reason(event('status_changed', {}, { reason: 'Asked by phone' }))).toBe('Asked by phone')
    expect(result.reason(event('status_changed'))).toBeNull()
  })
})

const attachment = {
  ...{ id: 'f', name: 'log.zip', type: 'application/zip', size: 2048, contentId: null },
  ...{ state: 'clean', reason: null, thumbnail: false, removed: false },
} satisfies Attachment

describe('a message', () => {
  const show = (change: Parameters<typeof message>[0]) =>
    mount(MessageItem, { props: { message: message(change) }, global: { plugins: house().plugins } })

  it('from the requester, a reply and a note can’t be confused', () => {
    const note = show({ kind: 'note', from: 'agent', author: me })
    expect(note.text()).toContain('Internal note')
    expect(note.find('article').attributes('aria-label')).toBe('Internal note by Mara Lindholm')
    const reply = show({ from: 'agent', author: me })
    expect(reply.text()).toContain('Reply')
    const theirs = show({})
    expect(theirs.text()).not.toMatch(/Reply|Internal/)
    const classes = [note, reply, theirs].map((item) => item.find('article').classes().join(' '))
    expect(new Set(classes).size).toBe(3)
  })

  it('lists its attachments, but not the pictures it shows itself', () => {
    const file: Attachment = attachment
    const shown = show({
      html: '<p>x</p><img src="cid:c1">',
      attachments: [file, { ...file, id: 'g', contentId: '<c1>' }],
    })
    const links = shown.findAll('a[download]')
    expect(links.map((link) => link.attributes('href'))).toEqual(['/api/v1/files/f'])
    expect(links[0]?.text()).toContain('2 kB')
  })
})

describe('a row', () => {
  const show = (role: 'agent' | 'requester', narrow = false) => {
    const place = house()
    const props = { ticket: ticket({ priority: 'urgent', assignee: me }), picked: true, narrow }
    return mount(
      {
        components: { TicketRow },
        props: ['row'],
        setup: () => signIn(role),
        template: '<TicketRow v-bind="row" />',
      },
      { props: { row: props }, global: { plugins: place.plugins } },
    )
  }

  it('says priority, status and assignee in words, too', () => {
    const row = show('agent')
    expect(row.html()).toContain('aria-label="Priority Urgent"')
    expect(row.text()).toContain('Open')
    expect(row.text()).toContain('Mara Lindholm')
    expect(row.text()).toContain('Resolution')
    expect(show('agent', true).text()).toContain('Ana Lee')
  })

  it('leaves out what is the agents’ business for a requester', () => {
    const row = show('requester')
    expect(row.text()).toContain('VPN drops')
    expect(row.text()).not.toMatch(/Resolution|Mara|Service desk/)
  })

  it('shows people by their initials', () => {
    expect(mount(PersonMark, { props: { name: 'Ana María Lee' } }).text()).toBe('AL')
    expect(mount(PersonMark, { props: { name: null } }).text()).toBe('')
  })
})

describe('the explanation of a clock', () => {
  it('adds up what counted, and leaves out what did not', () => {
    const span = { from: '2026-03-02T08:00:00.000Z', to: '2026-03-02T09:00:00.000Z', businessSeconds: 3600 }
    const spans = [
      { ...span, kind: 'running' as const },
      { ...span, kind: 'paused' as const },
      { ...span, to: null, kind: 'running' as const },
      { ...span, kind: 'ahead' as const },
    ]
    const explained = { ...clock({ elapsedSeconds: 7200, remainingSeconds: 7200 }), explanation: { spans } }
    const props = { clock: clock(), explained, error: null, state: 'running' as const, seconds: 7140 }
    const shown = mount(ClockExplanation, { props, global: { plugins: house().plugins } })
    const numbers = shown.findAll('tr').map((row) => row.find('td:last-child').text())
    // A minute has passed since the server was asked: it is in the span that runs, and gone from what is left.
    expect(numbers).toEqual(['+ 1h', 'not counted', '+ 1h 1m', '2h 1m', '4h', '1h 59m'])
    expect(shown.text()).toContain('Standard, version 1')
  })

  it('says when it can’t be had', () => {
    const props = {
      clock: clock(),
      explained: undefined,
      error: new Error('Away.'),
      state: 'running' as const,
      seconds: 0,
    }
    expect(mount(ClockExplanation, { props, global: { plugins: house().plugins } }).text()).toContain('Away.')
  })
})

describe('times and sizes', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  const now = Date.parse('2026-03-02T12:00:00Z')

  it('are relative while that says something', () => {
    expect(relativeTime(now - 10_000, now)).toBe('now')
    expect(relativeTime(now - 5 * 60_000, now)).toMatch(/^5\s?m/)
    expect(relativeTime(now - 3 * 3_600_000, now)).toMatch(/^3\s?h/)
    expect(relativeTime(now - 30 * 86_400_000, now)).toMatch(/Jan/)
    expect(relativeTime(now - 400 * 86_400_000, now)).toMatch(/2025/)
    expect(exactTime(now)).toMatch(/2026/)
    expect(dayTime(now, 'en', 'UTC')).toMatch(/12:00/)
    expect(shortDayTime(now)).toMatch(/Mar/)
  })

  it('are written as in the reader’s own country, days and the names of days too', async () => {
    vi.resetModules()
    vi.stubGlobal('navigator', { languages: ['en-GB', 'en'] })
    const { dayName } = await import('@/shared/time/format.ts')
    const { periodName, shortDay } = await import('@/features/time/days.ts')
    expect(dayName('2026-03-02', 'en')).toMatch(/^Mon,? 2 Mar$/)
    expect(shortDay('2026-03-02', 'en')).toBe('Mon 2')
    expect(periodName('2026-03-02', '2026-03-08', 'en')).toMatch(/^2\s?–\s?8 Mar 2026$/)
  })

  it('of business are never in days', () => {
    expect(businessTime(26 * 3600 + 600)).toBe('26h 10m')
    expect(businessTime(120 * 3600 + 600)).toBe('120h')
    expect(businessTime(42 * 60)).toBe('42m')
    expect(businessTime(299)).toBe('4:59')
    expect(businessTime(-299)).toBe('4:59')
    expect(exactBusinessTime(3725)).toBe('1h 2m 5s')
    expect(exactBusinessTime(0)).toBe('0s')
  })

  it('have units', () => {
    expect(fileSize(950)).toMatch(/950/)
    expect(fileSize(12_300)).toBe('12 kB')
    expect(fileSize(3_400_000)).toBe('3.4 MB')
    expect(fileSize(0)).toMatch(/^0/)
  })
})
