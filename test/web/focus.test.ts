import { enableAutoUnmount, mount } from '@vue/test-utils'
import { DropdownMenuContent, DropdownMenuRoot, DropdownMenuTrigger, FocusScope } from 'reka-ui'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { keepFocusInFields } from '@/shared/actions/focusReturn.ts'

enableAutoUnmount(afterEach)

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
const field = () => document.querySelector('textarea')!
const before = () => document.querySelector<HTMLElement>('.before')!

const layers = {
  dialog: (isOpen: boolean) => [
    h('button', { class: 'before' }),
    isOpen && h(FocusScope, () => h('input', { class: 'own' })),
  ],
  menu: (isOpen: boolean) =>
    h(DropdownMenuRoot, { open: isOpen, modal: false }, () => [
      h(DropdownMenuTrigger, { class: 'before' }),
      h(DropdownMenuContent, () => 'One'),
    ]),
}

/** The layer is open, and has the focus; what had it before is the button. */
async function opened(layer: keyof typeof layers) {
  onTestFinished(keepFocusInFields())
  const page = mount(
    defineComponent({
      props: { isOpen: Boolean },
      setup: (props) => () => h('main', [layers[layer](props.isOpen), h('textarea')]),
    }),
    { attachTo: document.body },
  )
  before().focus()
  await page.setProps({ isOpen: true })
  await settle()
  expect(document.activeElement).not.toBe(before())
  return page
}

describe.each(Object.keys(layers) as (keyof typeof layers)[])('a %s that goes', (layer) => {
  it('gives the focus back to what had it', async () => {
    const page = await opened(layer)
    await page.setProps({ isOpen: false })
    await settle()
    expect(document.activeElement).toBe(before())
  })

  it('leaves it in a field that was asked for while it faded out', async () => {
    const page = await opened(layer)
    field().focus()
    await page.setProps({ isOpen: false })
    await settle()
    expect(document.activeElement).toBe(field())
  })

  it('leaves it in a field that was asked for just before it would give it back', async () => {
    const page = await opened(layer)
    void page.setProps({ isOpen: false })
    await nextTick()
    field().focus()
    await settle()
    expect(document.activeElement).toBe(field())
  })
})
