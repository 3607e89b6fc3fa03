import { init } from 'virtual:nuxt-ui-icons'
import { _api, addIcon } from '@iconify/vue'

/** Makes the icons that came with the build known. One that is missing stays empty: nothing is ever fetched. */
export function registerIcons(): void {
  _api.setFetch(() => Promise.reject(new Error('Icons come with the build.')))
  init((name, data) => addIcon(name, data))
}
