import { registerIcons } from '@/app/icons.ts'

registerIcons()
