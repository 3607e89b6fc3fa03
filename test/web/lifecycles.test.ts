import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { defaultMatrix } from '#domain/lifecycles/priority.ts'
import { defaultLifecycle, type Lifecycle } from '#domain/tickets/lifecycle.ts'
import {
  addStatus,
  askedBy,
  keyFrom,
  moveStatus,
  positions,
  removeStatus,
  replaceWay,
  setWay,
} from '@/features/lifecycles/draft.ts'
import { edgePath } from '@/features/lifecycles/edgePath.ts'
import MoveDialog from '@/features/lifecycles/MoveDialog.vue'
import { type AskedMove, useMoves, wantsOf } from '@/features/lifecycles/moves.ts'
import PublishDialog from '@/features/lifecycles/PublishDialog.vue'
import ResolutionCard from '@/features/lifecycles/ResolutionCard.vue'
import { spent } from '@/features/lifecycles/spent.ts'
import TransitionDialog from '@/features/lifecycles/TransitionDialog.vue'
import { usePriorityItems } from '@/features/lifecycles/usePriorityItems.ts'
import { useNextStatuses } from '@/features/tickets/details/useNextStatuses.ts'
import type { KindLifecycle } from '@/features/tickets/types.ts'
import { useStatusName } from '@/features/tickets/useStatusName.ts'
import { house, json, me, signIn, ticket, withSetup } from './support.ts'

const copy = (): Lifecycle => JSON.parse(JSON.stringify(defaultLifecycle))
const shown = (more: Partial<KindLifecycle> = {}): KindLifecycle => ({
  ...{ ...copy(), kind: 'incident', team: null, version: 1, removed: [] },
  ...{ resolutions: [{ key: 'fixed', name: 'Fixed' }], priorityMatrix: defaultMatrix },
  ...more,
})
const asking = (to: string, more: object) =>
  shown({
    transitions: defaultLifecycle.transitions.map((way) => (way.to === to ? { ...way, ...more } : way)),
  })
const teamId = '00000000-0000-7000-8000-0000000000f1'

/** A desk on which tickets move by those lifecycles, the service desk belonging to a team. */
function knowing(...lifecycles: KindLifecycle[]) {
  const place = house()
  place.queries.setQueryData(['lifecycles'], lifecycles)
  place.queries.setQueryData(
    ['queues'],
    [{ ...ticket().queue, address: null, team: { id: teamId, name: 'Desk' } }],
  )
  place.queries.setQueryData(['people', 'agents'], [{ ...me, role: 'agent' }])
  return place
}

const text = () => document.body.textContent ?? ''
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, input, textarea')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === name,
  )
async function write(selector: string, value: string) {
  const field = document.querySelector<HTMLInputElement>(selector)
  if (!field) throw new Error(`There is no ${selector}.`)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await nextTick()
}

beforeEach(() => {
  document.body.innerHTML = ''
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a lifecycle that is being edited', () => {
  it('gets statuses after those that count as the same, with a key nobody has', () => {
    const lifecycle = copy()
    addStatus(lifecycle, 'In triage!', 'open')
    addStatus(lifecycle, 'In triage', 'open')
    expect(lifecycle.statuses.slice(1, 4).map(({ key }) => key)).toEqual(['open', 'in_triage', 'in_triage_2'])
    expect(keyFrom('Ärger', [])).toBe('a_rger')
    expect(keyFrom('保留', [])).toBe('status')
  })

  it('loses a status with all its ways', () => {
    const lifecycle = copy()
    removeStatus(lifecycle, 'open')
    expect(lifecycle.transitions.some(({ from, to }) => from === 'open' || to === 'open')).toBe(false)
  })

  it('opens and shuts ways, once, and never from a status to itself', () => {
    const lifecycle = copy()
    const { length } = lifecycle.transitions
    setWay(lifecycle, { from: 'new', to: 'new' }, true)
    setWay(lifecycle, { from: 'new', to: 'open' }, true)
    expect(lifecycle.transitions).toHaveLength(length)
    setWay(lifecycle, { from: 'new', to: 'open' }, false)
    expect(lifecycle.transitions).toHaveLength(length - 1)
    replaceWay(lifecycle, { from: 'new', to: 'pending', note: true })
    const way = lifecycle.transitions.find(({ from, to }) => from === 'new' && to === 'pending')
    expect(way && askedBy(way)).toEqual(['note'])
  })

  it('has its statuses in the order somebody gave them, and places somebody chose', () => {
    const lifecycle = copy()
    moveStatus(lifecycle, 0, -1)
    moveStatus(lifecycle, 0, 1)
    expect(lifecycle.statuses[1]?.key).toBe('new')
    const statuses = lifecycle.statuses.map((status) =>
      status.key === 'open' ? { ...status, at: { x: 5, y: 6 } } : status,
    )
    const places = positions(statuses)
    expect(places.get('open')).toEqual({ x: 5, y: 6 })
    expect(new Set([...places.values()].map(({ x, y }) => `${x}/${y}`)).size).toBe(statuses.length)
  })

  it('shows the way there and the way back apart from each other', () => {
    const [one, other] = [
      { x: 0, y: 0, width: 100, height: 30 },
      { x: 300, y: 0, width: 100, height: 30 },
    ]
    const [there, back] = [edgePath(one, other), edgePath(other, one)]
    expect(Math.sign(there.label.y - 15)).toBe(-Math.sign(back.label.y - 15))
    expect(edgePath(one, one).path).not.toContain('NaN')
  })
})

describe('what a transition asks for', () => {
  it('can be edited, and says nothing where it asks for nothing', async () => {
    const save = vi.fn()
    const props = {
      transition: { from: 'new', to: 'open', note: true },
      from: 'New',
      to: 'Open',
      onSave: save,
    }
    mount(TransitionDialog, { attachTo: document.body, props, global: { plugins: house().plugins } })
    await nextTick()
    named('Agents of the ticket’s team')?.click()
    ;[...document.querySelectorAll<HTMLElement>('[role="checkbox"]')][0]?.click()
    await write('input[maxlength="300"]', ' Sure? ')
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({ from: 'new', to: 'open', note: true, confirm: 'Sure?' }),
    )
    expect(save.mock.calls[0]?.[0]).not.toHaveProperty('fields')
  })
})

describe('publishing', () => {
  it('shows what changes and how many tickets it concerns, and asks what removed statuses become', async () => {
    signIn()
    vi.stubGlobal('fetch', async () => json(200, { statuses: [{ status: 'on_hold', tickets: 3 }] }))
    const after = copy()
    removeStatus(after, 'on_hold')
    addStatus(after, 'In triage', 'open')
    const publish = vi.fn()
    const props = { before: copy(), after, kind: 'incident' as const, team: null, busy: false, problem: null }
    mount(PublishDialog, {
      attachTo: document.body,
      props: { ...props, onPublish: publish },
      global: { plugins: house().plugins },
    })
    await flushPromises()
    expect(text()).toContain('New status In triage')
    expect(text()).toContain('3 tickets are in it')
    expect(text()).toContain('No way leads out of In triage.')
    expect(named('Publish')?.hasAttribute('disabled')).toBe(true)
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    expect(publish).not.toHaveBeenCalled()
  })
})

describe('the statuses a ticket may move to', () => {
  const keysFor = (
    lifecycles: KindLifecycle[],
    change = {},
    standing = { roles: ['agent'], teams: [] as object[] },
  ) => {
    const place = knowing(...lifecycles)
    const { result } = withSetup(() => {
      signIn()
      return { next: useNextStatuses(() => ticket(change)), name: useStatusName()(ticket(change)) }
    }, place)
    return { result, standing }
  }

  it("are those of its team's own lifecycle, or of its kind's", () => {
    const own = shown({ team: teamId, transitions: [{ from: 'open', to: 'resolved' }] })
    expect(keysFor([shown(), own]).result.next.value.map(({ key }) => key)).toEqual(['resolved'])
    expect(keysFor([shown()]).result.next.value.map(({ key }) => key)).toContain('pending')
  })

  it('go on from what takes the place of a removed status, which keeps its name until then', () => {
    const removed = [{ key: 'waiting', name: 'Waiting for parts', becomes: 'on_hold' }]
    const { result } = keysFor([shown({ removed })], { status: 'waiting', statusCategory: 'on_hold' })
    expect(result.name).toBe('Waiting for parts')
    expect(result.next.value.map(({ key }) => key)).toEqual([
      'open',
      'pending',
      'on_hold',
      'resolved',
      'cancelled',
    ])
  })

  it('leave out what only others may do', () => {
    const { result } = keysFor([asking('resolved', { who: { leads: true } })])
    expect(result.next.value.map(({ key }) => key)).not.toContain('resolved')
    expect(
      keysFor([asking('resolved', { who: { roles: ['agent'] } })]).result.next.value.map(({ key }) => key),
    ).toContain('resolved')
  })
})

describe('a move to another status', () => {
  const resolved = { key: 'resolved', name: 'Resolved', category: 'resolved' as const }

  it('asks for what is not there yet, and for nothing else', () => {
    const way = {
      from: 'open',
      to: 'resolved',
      note: true,
      resolution: true,
      fields: ['assignee', 'tags', 'fields.model'],
    }
    const known = ticket({ tags: ['vpn'], fields: { model: 'X1' } })
    expect(wantsOf(known, way, null)).toEqual({
      resolution: true,
      note: true,
      confirm: null,
      fields: ['assignee'],
    })
    expect(wantsOf(known, way, 'note').note).toBe(false)
  })

  it('is made at once when it asks for nothing, and given up with the dialog', async () => {
    const { result: moves } = withSetup(() => useMoves())
    expect(moves.ask(ticket(), resolved, shown())).toBeUndefined()
    const answer = moves.ask(ticket(), resolved, asking('resolved', { note: true }))
    moves.asked?.answer(null)
    expect(await answer).toBeNull()
    expect(moves.isAsking).toBe(false)
  })

  function dialog(more: object, change = {}, definitions: object[] = []) {
    const answer = vi.fn()
    const lifecycle = asking('resolved', more)
    const transition = { from: 'open', to: 'resolved', ...more }
    const known = ticket(change)
    const move: AskedMove = {
      ...{ ticket: known, status: resolved, lifecycle, transition, message: null, answer },
      wants: wantsOf(known, transition, null),
    }
    const place = knowing(lifecycle)
    place.queries.setQueryData(['fields'], definitions)
    const { plugins } = place
    const host = { setup: () => signIn(), render: () => h(MoveDialog, { move }) }
    mount(host, { attachTo: document.body, global: { plugins } })
    const submit = () => document.querySelector('form')?.dispatchEvent(new Event('submit'))
    return { answer, submit }
  }

  it('hands over the note and the confirmation that were asked for, not before they are there', async () => {
    const { answer, submit } = dialog({ note: true, confirm: 'Does the requester know?' })
    await nextTick()
    await write('textarea', 'All fine')
    submit()
    expect(answer).not.toHaveBeenCalled()
    document.querySelector<HTMLElement>('[role="checkbox"]')?.click()
    await nextTick()
    submit()
    expect(answer).toHaveBeenCalledWith({ note: 'All fine', confirm: true })
  })

  it('names the fields that have to be filled in elsewhere', async () => {
    const { answer, submit } = dialog({ fields: ['organization', 'fields.model'] })
    await nextTick()
    expect(text()).toContain('Organization has to be filled in on the ticket first.')
    expect(text()).toContain('model has to be filled in on the ticket first.')
    submit()
    expect(answer).not.toHaveBeenCalled()
  })

  it('offers the custom fields that are missing, and those that they bring along', async () => {
    const field = (key: string, more: object) => ({
      ...{ id: key, key, name: key.toUpperCase(), type: 'text', options: [], kinds: [], teams: [] },
      ...{
        required: 'never',
        visibleWhen: null,
        requiredWhen: null,
        archived: false,
        default: null,
        ...more,
      },
    })
    const definitions = [
      field('cause', { required: 'resolve' }),
      field('part', { required: 'resolve', visibleWhen: 'cause:fuser' }),
      field('model', {}),
    ]
    const { queries, result } = withSetup(() => useMoves())
    queries.setQueryData(['fields'], definitions)
    const wanted = result.ask(ticket(), resolved, shown())
    await vi.waitFor(() => expect(result.asked).not.toBeNull())
    expect(result.asked?.wants.fields).toEqual(['fields.cause'])
    result.asked?.answer(null)
    expect(await wanted).toBeNull()
    const { answer, submit } = dialog({ fields: ['fields.model', 'fields.cause'] }, {}, definitions)
    await flushPromises()
    const inputs = () => [...document.querySelectorAll<HTMLInputElement>('#move input')]
    const fill = async (index: number, value: string) => {
      const input = inputs()[index]
      if (!input) throw new Error('There is no such field.')
      input.value = value
      input.dispatchEvent(new Event('input'))
      await flushPromises()
    }
    expect(inputs()).toHaveLength(2)
    await fill(0, 'fuser')
    submit()
    expect(answer).not.toHaveBeenCalled()
    expect(inputs()).toHaveLength(3)
    await fill(1, 'F-2')
    await fill(2, 'X1')
    submit()
    expect(answer).toHaveBeenCalledWith({ fields: { cause: 'fuser', part: 'F-2', model: 'X1' } })
  })

  it('says how far the checklists are that have to be finished first', async () => {
    const { answer, submit } = dialog({ fields: ['checklists'] }, { checklist: { done: 2, total: 5 } })
    await nextTick()
    expect(text()).toContain('Its checklists have to be finished first: 2 of 5 items are done.')
    submit()
    expect(answer).not.toHaveBeenCalled()
    const way = { from: 'open', to: 'resolved', fields: ['checklists'] }
    expect(wantsOf(ticket({ checklist: { done: 5, total: 5 } }), way, null).fields).toEqual([])
    expect(wantsOf(ticket(), way, null).fields).toEqual([])
  })

  it('takes the time that was spent, and proposes it as the actual one', async () => {
    const asks = { fields: ['time'], resolution: true }
    const before = { code: 'fixed', name: 'Fixed', summary: '', estimatedMinutes: null, actualMinutes: null }
    const { answer, submit } = dialog(asks, { resolution: before })
    await nextTick()
    await write('#move input', '1h 15m')
    await write('#move textarea[maxlength="5000"]', 'New cable')
    submit()
    const [given] = answer.mock.calls[0] ?? []
    expect(given).toMatchObject({
      time: { duration: 75, billable: false, text: '' },
      resolution: { code: 'fixed', summary: 'New cable', actualMinutes: 75 },
    })
  })

  it('takes the assignee from whoever asks, at one press', async () => {
    const { answer, submit } = dialog({ fields: ['assignee'] })
    await nextTick()
    named('Me')?.click()
    await nextTick()
    submit()
    expect(answer).toHaveBeenCalledWith({ assignee: me })
  })
})

describe('a resolution', () => {
  it('shows its code, its summary and the estimated against the actual time', () => {
    const resolution = {
      code: 'fixed',
      name: 'Fixed',
      summary: 'New cable',
      estimatedMinutes: 30,
      actualMinutes: 95,
    }
    signIn()
    const card = (change: object) =>
      mount(ResolutionCard, {
        props: { ticket: ticket({ resolution: { ...resolution, ...change } }) },
        global: { plugins: house().plugins },
      }).text()
    expect(card({})).toMatch(/Fixed.*New cable.*30 min.*1 h 35 min.*1 h 5 min more than estimated/s)
    expect(card({ actualMinutes: 20 })).toContain('10 min less than estimated')
    expect(card({ actualMinutes: 30 })).toContain('as estimated')
    expect([spent(0), spent(120), spent(61)]).toEqual(['0 min', '2 h', '1 h 1 min'])
  })
})

describe('the priorities to choose from', () => {
  const labels = (change: object) => {
    const { result } = withSetup(() => {
      signIn()
      return usePriorityItems(() => ticket(change))
    }, knowing(shown()))
    return result.value.map(({ label }) => label)
  }

  it('offer what impact and urgency give, where somebody chose another', () => {
    expect(labels({ impact: 'high', urgency: 'high', priorityByHand: true })).toContain(
      'By impact and urgency: Urgent',
    )
    expect(labels({ impact: 'high', urgency: 'high' })).toHaveLength(4)
    expect(labels({ priorityByHand: true })).toHaveLength(4)
  })
})
