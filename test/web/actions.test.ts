import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import KeySheet from '@/app/shell/KeySheet.vue'
import actionMessages from '@/locales/en/actions.json'
import { actionGroups, actionIds, entryOf } from '@/shared/actions/catalogue.ts'
import { ariaKeyShortcuts, keyCaps, pressedKey } from '@/shared/actions/keys.ts'
import { createRegistry } from '@/shared/actions/registry.ts'
import { house } from './support.ts'

const key = (name: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })

function press(
  registry: ReturnType<typeof createRegistry>,
  event: KeyboardEvent,
  target: Element = document.body,
) {
  let done = false
  const listen = (heard: Event) => {
    done = registry.press(heard as KeyboardEvent)
  }
  target.addEventListener('keydown', listen, { once: true })
  target.dispatchEvent(event)
  return done
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('the catalogue', () => {
  it('names every action in a message and puts it into a known group', () => {
    for (const id of actionIds) {
      const [group, name] = id.split('.') as ['general', 'keys']
      expect(actionMessages[group][name], id).toBeTypeOf('string')
      expect(actionGroups).toContain(entryOf(id).group)
    }
  })

  it('gives every key an aria-keyshortcuts form, but for two in a row', () => {
    for (const id of actionIds) {
      const keys = entryOf(id).keys
      if (!keys.length || keys.every((name) => name.includes(' '))) continue
      expect(ariaKeyShortcuts(keys, false), id).toMatch(/^(Control\+)?(Shift\+)?\S+( \S+)*$/)
    }
  })

  it('never uses Alt, and never a first key that is an action of its own', () => {
    const all = actionIds.flatMap((id) => [...entryOf(id).keys])
    expect(all.filter((name) => name.includes('alt'))).toEqual([])
    const firsts = new Set(all.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0]))
    expect(all.filter((name) => firsts.has(name))).toEqual([])
  })

  it('uses a key twice only on screens that are never shown together', () => {
    const together = (group: string) =>
      actionIds.filter((id) => ['general', 'go', group].includes(entryOf(id).group))
    for (const group of ['list', 'ticket', 'composer']) {
      const keys = together(group).flatMap((id) => [...entryOf(id).keys])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('is shown whole in the ? sheet', () => {
    const sheet = mount(KeySheet, {
      global: {
        plugins: house().plugins,
        stubs: { UModal: { template: '<div><slot name="body" /></div>' }, USwitch: true },
      },
    })
    const shown = sheet.findAll('[data-action]').map((row) => row.attributes('data-action'))
    expect(shown.sort()).toEqual([...actionIds].sort())
  })
})

describe('a pressed key', () => {
  it('is written as in the catalogue', () => {
    expect(pressedKey(key('j'), false)).toBe('j')
    expect(pressedKey(key('J', { shiftKey: true }), false)).toBe('shift+j')
    expect(pressedKey(key('?', { shiftKey: true }), false)).toBe('?')
    expect(pressedKey(key('k', { ctrlKey: true }), false)).toBe('mod+k')
    expect(pressedKey(key('k', { metaKey: true }), true)).toBe('mod+k')
    expect(pressedKey(key('Enter', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+Enter')
  })

  it('is nothing with Alt, a lone modifier, or the other system’s Ctrl', () => {
    expect(pressedKey(key('j', { altKey: true }), false)).toBeNull()
    expect(pressedKey(key('Control', { ctrlKey: true }), false)).toBeNull()
    expect(pressedKey(key('k', { metaKey: true }), false)).toBeNull()
  })

  it('has caps to be shown', () => {
    expect(keyCaps('mod+shift+Enter', false)).toEqual(['Ctrl', 'Shift', '↵'])
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyCaps('g m', false)).toEqual(['G', 'M'])
  })
})

describe('the registry', () => {
  const registry = () => createRegistry({ singleKeys: () => true })

  it('runs the latest binding, and the one before when that is gone', () => {
    const actions = registry()
    const [first, second] = [vi.fn(), vi.fn()]
    actions.bind({ 'ticket.reply': first })
    const unbind = actions.bind({ 'ticket.reply': second })
    expect(press(actions, key('r'))).toBe(true)
    unbind()
    press(actions, key('r'))
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  })

  it('leaves single keys to whoever types, and chords not', () => {
    const actions = registry()
    const [reply, palette] = [vi.fn(), vi.fn()]
    actions.bind({ 'ticket.reply': reply, 'general.palette': palette })
    document.body.innerHTML =
      '<input id="a"><div contenteditable="true" id="b"></div><button id="c"></button>'
    for (const id of ['a', 'b']) press(actions, key('r'), document.getElementById(id) as Element)
    expect(reply).not.toHaveBeenCalled()
    press(actions, key('k', { ctrlKey: true }), document.getElementById('a') as Element)
    press(actions, key('r'), document.getElementById('c') as Element)
    expect([reply.mock.calls.length, palette.mock.calls.length]).toEqual([1, 1])
  })

  it('takes single keys again while the menu that was typed into fades out', () => {
    const actions = registry()
    const note = vi.fn()
    actions.bind({ 'ticket.note': note })
    document.body.innerHTML = '<div role="menu" data-state="open"><input id="a"></div>'
    const field = document.getElementById('a') as Element
    expect(press(actions, key('n'), field)).toBe(false)
    field.parentElement?.setAttribute('data-state', 'closed')
    expect(press(actions, key('n'), field)).toBe(true)
    expect(note).toHaveBeenCalledOnce()
  })

  it('leaves Enter to the control that has the focus, and all keys to an open menu', () => {
    const actions = registry()
    const open = vi.fn()
    actions.bind({ 'list.open': open })
    document.body.innerHTML = '<button id="c"></button>'
    press(actions, key('Enter'), document.getElementById('c') as Element)
    document.body.innerHTML = '<div role="menu" data-state="open"></div>'
    press(actions, key('o'))
    expect(open).not.toHaveBeenCalled()
  })

  it('keeps what is typed while something loads for the field that comes, and runs nothing meanwhile', async () => {
    const actions = registry()
    const reply = vi.fn()
    actions.bind({ 'ticket.reply': reply, 'ticket.link': () => undefined })
    press(actions, key('K', { shiftKey: true }))
    const loading = Promise.withResolvers<void>()
    const done = actions.wait(loading.promise)
    for (const name of ['p', 'r', 'i']) press(actions, key(name))
    document.body.innerHTML = '<input id="a">'
    const field = document.getElementById('a') as HTMLInputElement
    field.focus()
    // Once the field is there, what was kept comes before what is pressed now.
    expect(press(actions, key('Enter', { ctrlKey: true }), field)).toBe(false)
    expect(field.value).toBe('pri')
    loading.resolve()
    await done
    expect([field.value, reply.mock.calls.length]).toEqual(['pri', 0])
  })

  it('runs what was pressed while something loads that takes no text', async () => {
    const actions = registry()
    const [reply, note] = [vi.fn(), vi.fn()]
    actions.bind({ 'ticket.back': () => undefined })
    press(actions, key('u'))
    const done = actions.wait(Promise.resolve())
    for (const name of ['r', 'n']) press(actions, key(name))
    actions.bind({ 'ticket.reply': reply, 'ticket.note': note })
    await done
    expect([reply.mock.calls.length, note.mock.calls.length]).toEqual([1, 1])
    press(actions, key('r'))
    expect(reply).toHaveBeenCalledTimes(2)
  })

  it('keeps what is typed in a text, too, for what a key opened from there', async () => {
    const actions = registry()
    actions.bind({ 'composer.canned': () => undefined })
    document.body.innerHTML = '<input id="text"><input id="picker">'
    const [text, picker] = ['text', 'picker'].map((id) => document.getElementById(id) as HTMLInputElement)
    text?.focus()
    press(actions, key(';', { ctrlKey: true }), text)
    const loading = Promise.withResolvers<void>()
    const done = actions.wait(loading.promise)
    press(actions, key('v'), text)
    loading.resolve()
    picker?.focus()
    await done
    expect([text?.value, picker?.value]).toEqual(['', 'v'])
  })

  it('does not wait for what loads unasked', async () => {
    const actions = registry()
    const reply = vi.fn()
    actions.bind({ 'ticket.reply': reply })
    void actions.wait(new Promise(() => undefined))
    press(actions, key('r'))
    expect(reply).toHaveBeenCalledTimes(1)
  })

  it('understands two keys in a row within a second', () => {
    const actions = registry()
    const mine = vi.fn()
    actions.bind({ 'go.mine': mine })
    const at = (event: KeyboardEvent, time: number) =>
      Object.defineProperty(event, 'timeStamp', { value: time })
    press(actions, at(key('g'), 1000))
    press(actions, at(key('m'), 1500))
    press(actions, at(key('g'), 3000))
    press(actions, at(key('m'), 4500))
    expect(mine).toHaveBeenCalledTimes(1)
  })

  it('can switch single keys off, take other keys, and ignores what is composed', () => {
    const off = createRegistry({ singleKeys: () => false })
    const mapped = createRegistry({ singleKeys: () => true, overrides: () => ({ 'ticket.reply': ['w'] }) })
    const reply = vi.fn()
    off.bind({ 'ticket.reply': reply })
    mapped.bind({ 'ticket.reply': reply })
    press(off, key('r'))
    press(mapped, key('r'))
    press(mapped, key('w', { isComposing: true }))
    expect(reply).not.toHaveBeenCalled()
    press(mapped, key('w'))
    expect(reply).toHaveBeenCalledOnce()
    expect(mapped.available().map((action) => action.id)).toEqual(['ticket.reply'])
  })
})
