import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type Ref, ref } from 'vue'
import { whileThere } from '@/shared/whileThere.ts'
import { landing } from './order.ts'

const kind = 'perdure-sortable'

/** Lets one row of a list be dragged to another place. `edge` is where a row would land that is over it now. */
export function useSortable(
  element: Readonly<Ref<HTMLElement | null>>,
  index: () => number,
  onMove: (from: number, to: number) => void,
) {
  const edge = ref<'top' | 'bottom' | null>(null)
  const dragged = ref(false)
  const isRow = ({ source }: { source: { data: Record<string, unknown> } }) => source.data.kind === kind
  whileThere(element, (row) =>
    combine(
      draggable({
        element: row,
        getInitialData: () => ({ kind, index: index() }),
        onDragStart: () => (dragged.value = true),
        onDrop: () => (dragged.value = false),
      }),
      dropTargetForElements({
        element: row,
        canDrop: isRow,
        getData: ({ input, element: over }) =>
          attachClosestEdge({}, { input, element: over, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => {
          edge.value = extractClosestEdge(self.data) as typeof edge.value
        },
        onDragLeave: () => (edge.value = null),
        onDrop: ({ source, self }) => {
          const side = extractClosestEdge(self.data) === 'top' ? 'top' : 'bottom'
          edge.value = null
          const from = Number(source.data.index)
          onMove(from, landing(from, index(), side))
        },
      }),
    ),
  )
  return { edge, dragged }
}
