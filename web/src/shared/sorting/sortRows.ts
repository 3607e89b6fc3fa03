import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { landing } from './order.ts'

const kind = 'perdure-row'

/** Lets the children of `list` be dragged to another place; `data-edge` of one says where a row would land. */
export function sortRows(list: HTMLElement, onMove: (from: number, to: number) => void): () => void {
  const placeOf = (row: Element) => [...list.children].indexOf(row)
  const rows = [...list.children].filter((row) => row instanceof HTMLElement)
  const each = rows.map((row) =>
    combine(
      draggable({ element: row, getInitialData: () => ({ kind, list, from: placeOf(row) }) }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source: { data } }) => data.kind === kind && data.list === list,
        getData: ({ input, element }) =>
          attachClosestEdge({}, { input, element, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => {
          row.dataset.edge = extractClosestEdge(self.data) ?? ''
        },
        onDragLeave: () => {
          delete row.dataset.edge
        },
        onDrop: ({ source, self }) => {
          delete row.dataset.edge
          const edge = extractClosestEdge(self.data) === 'top' ? 'top' : 'bottom'
          const from = Number(source.data.from)
          onMove(from, landing(from, placeOf(row), edge))
        },
      }),
    ),
  )
  return combine(...each)
}
