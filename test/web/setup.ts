import { init } from 'virtual:nuxt-ui-icons'
import { registerIcons } from '@/app/icons.ts'
import { addIcon } from '@/shared/ui/drawnIcon.ts'

registerIcons()
init(addIcon)

// A test that wants an answer says which one.
globalThis.fetch = () => Promise.reject(new TypeError('There is no server in this test.'))
