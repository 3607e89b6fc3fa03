import type { ChecklistItem, ChecklistOperation, ListOf, NewItem } from './checklist.ts'

/** The lists after an operation; `done` is what an item has that it checks: who did it, and when. */
export function changedChecklists<Done>(
  lists: readonly ListOf<Done>[],
  operation: ChecklistOperation,
  done: Done,
): readonly ListOf<Done>[] {
  if (operation.do === 'add') {
    const { list: id, title, items } = operation
    return [...lists, { id, title, items: items.map(asItem<Done>) }]
  }
  if (operation.do === 'remove') return lists.filter(({ id }) => id !== operation.list)
  return lists.map((list) => (list.id === operation.list ? changedList(list, operation, done) : list))
}

const asItem = <Done>({ id, text }: NewItem): ChecklistItem<Done> => ({ id, text, done: null })

function changedList<Done>(
  list: ListOf<Done>,
  operation: Exclude<ChecklistOperation, { do: 'add' | 'remove' }>,
  done: Done,
): ListOf<Done> {
  switch (operation.do) {
    case 'rename':
      return { ...list, title: operation.title }
    case 'add_items':
      return { ...list, items: [...list.items, ...operation.items.map(asItem<Done>)] }
    case 'move_item':
      return { ...list, items: moved(list.items, operation.item, operation.to) }
    case 'remove_item':
      return { ...list, items: list.items.filter(({ id }) => id !== operation.item) }
    default: {
      const change =
        operation.do === 'check_item' ? { done: operation.done ? done : null } : { text: operation.text }
      return {
        ...list,
        items: list.items.map((item) => (item.id === operation.item ? { ...item, ...change } : item)),
      }
    }
  }
}

function moved<Item extends { id: string }>(items: readonly Item[], id: string, to: number): readonly Item[] {
  const item = items.find((each) => each.id === id)
  return item ? items.filter((each) => each !== item).toSpliced(to, 0, item) : items
}
