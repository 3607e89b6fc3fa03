import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type Ref, ref } from 'vue'
import { whileThere } from '@/shared/whileThere.ts'

type Row = Readonly<Ref<HTMLElement | null>>
type Dragged = { number: string; from: string }
const kind = 'perdure-ticket'

/** Lets a ticket be dragged away from who has it. */
export function useTicketDrag(element: Row, ticket: () => Dragged): void {
  whileThere(element, (row) => draggable({ element: row, getInitialData: () => ({ kind, ...ticket() }) }))
}

/** Lets tickets of others be dropped on `agent`; null takes none. True while one is over it. */
export function useTicketDrop(element: Row, agent: () => string | null, onDrop: (number: string) => void) {
  const over = ref(false)
  whileThere(element, (row) =>
    dropTargetForElements({
      element: row,
      canDrop: ({ source: { data } }) => data.kind === kind && agent() !== null && data.from !== agent(),
      onDragEnter: () => {
        over.value = true
      },
      onDragLeave: () => {
        over.value = false
      },
      onDrop: ({ source }) => {
        over.value = false
        onDrop(String(source.data.number))
      },
    }),
  )
  return over
}
