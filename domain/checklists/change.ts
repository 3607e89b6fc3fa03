import { type Outcome, reject } from '../tickets/outcome.ts'
import {
  type Checklist,
  type ChecklistEvent,
  type ChecklistOperation,
  mostItems,
  mostLists,
} from './checklist.ts'

type Lists = readonly Checklist[]

/** What follows from a change of a ticket's checklists. What is so already changes nothing. */
export function changeChecklists(lists: Lists, operation: ChecklistOperation): Outcome {
  if (operation.do === 'add') return add(lists, operation)
  const list = lists.find(({ id }) => id === operation.list)
  if (!list) return reject('not_found', 'list', 'This checklist is not there any more.')
  const { title } = list
  const changed = (more: object = {}): Outcome => [
    { type: 'checklist_changed', data: { ...operation, title, ...more } as ChecklistEvent['data'] },
  ]
  switch (operation.do) {
    case 'rename':
      return operation.title === title ? [] : changed({ title: operation.title, from: title })
    case 'remove':
      return changed()
    case 'add_items':
      return list.items.length + operation.items.length > mostItems ? tooMany('items') : changed()
    default:
      return changeItem(list, operation, changed)
  }
}

function add(lists: Lists, operation: ChecklistOperation & { do: 'add' }): Outcome {
  if (lists.length >= mostLists) return tooMany('list')
  if (operation.items.length > mostItems) return tooMany('items')
  return [{ type: 'checklist_changed', data: operation }]
}

function tooMany(field: 'list' | 'items') {
  const says =
    field === 'list'
      ? `A ticket has at most ${mostLists} checklists.`
      : `A checklist has at most ${mostItems} items.`
  return reject('too_many_items', field, says)
}

function changeItem(
  { items }: Checklist,
  operation: Extract<ChecklistOperation, { item: string }>,
  changed: (more: object) => Outcome,
): Outcome {
  const index = items.findIndex(({ id }) => id === operation.item)
  const item = items[index]
  if (!item) return reject('not_found', 'item', 'This item is not there any more.')
  const { text } = item
  switch (operation.do) {
    case 'check_item':
      return operation.done === (item.done !== null) ? [] : changed({ text })
    case 'rename_item':
      return operation.text === text ? [] : changed({ text: operation.text, from: text })
    case 'move_item': {
      const to = Math.min(operation.to, items.length - 1)
      return to === index ? [] : changed({ text, to })
    }
    case 'remove_item':
      return changed({ text })
  }
}
