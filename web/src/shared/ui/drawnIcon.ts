// Stands in for `@iconify/vue`: all icons come with the build, and nothing is ever fetched from elsewhere.
import { Icon as KnownIcon, addIcon as keepIcon } from '@iconify/vue/offline'
import { type FunctionalComponent, h, shallowReactive } from 'vue'

type Kept = Parameters<typeof keepIcon>[1]

const known = shallowReactive(new Set<string>())

/** Makes an icon known; it is drawn wherever it was missing. */
export function addIcon(name: string, icon: Kept): boolean {
  const key = name.replace(':', '-')
  keepIcon(key, icon)
  known.add(key)
  return true
}

export const iconLoaded = (name: string) => known.has(name)

let isAsked = false

/** The icons that are not the first page's, once. What was not there is asked for again with the next icon. */
async function loadOthers(): Promise<void> {
  if (isAsked) return
  isAsked = true
  try {
    const { init } = await import('virtual:nuxt-ui-icons')
    init(addIcon)
  } catch {
    isAsked = false
  }
}

/** An icon by its name; its place is kept as long as it is on its way. */
export const Icon: FunctionalComponent<{ icon: string; width?: string; height?: string }> = (
  props,
  { attrs },
) => {
  if (known.has(props.icon)) return h(KnownIcon, { ...attrs, ...props })
  void loadOthers()
  return h('svg', {
    ...attrs,
    width: props.width ?? '1em',
    height: props.height ?? '1em',
    viewBox: '0 0 24 24',
  })
}
Icon.props = ['icon', 'width', 'height']
Icon.inheritAttrs = false
