import { registerIcons } from '@/app/icons.ts'

registerIcons()

// A test that wants an answer says which one.
globalThis.fetch = () => Promise.reject(new TypeError('There is no server in this test.'))
