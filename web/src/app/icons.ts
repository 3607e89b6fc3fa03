import first from 'virtual:first-icons'
import { addIcon } from '@/shared/ui/drawnIcon.ts'

/** Makes the icons of the first page known; the others come when one of them is drawn. */
export function registerIcons(): void {
  for (const [name, icon] of Object.entries(first)) addIcon(name, icon)
}
