import type { MacroStep, StepName } from '#domain/macros/macro.ts'

/** The steps there are, with their icons. */
export const stepIcons: Record<StepName, string> = {
  reply: 'i-lucide-reply',
  note: 'i-lucide-lock',
  status: 'i-lucide-circle-dot',
  assignee: 'i-lucide-user',
  priority: 'i-lucide-signal-high',
  queue: 'i-lucide-inbox',
  tags: 'i-lucide-tag',
  checklist: 'i-lucide-list-checks',
}
export const stepNames = Object.keys(stepIcons) as StepName[]

/** A step as it begins. */
export function newStep(name: StepName): MacroStep {
  switch (name) {
    case 'reply':
    case 'note':
      return { do: name, html: '' }
    case 'status':
      return { do: name, status: '' }
    case 'assignee':
      return { do: name, assignee: 'me' }
    case 'priority':
      return { do: name, priority: 'high' }
    case 'queue':
      return { do: name, queue: '' }
    case 'checklist':
      return { do: name, template: '' }
    case 'tags':
      return { do: name, add: [], remove: [] }
  }
}
