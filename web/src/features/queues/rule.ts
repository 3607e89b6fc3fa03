import type { AssignmentRule } from './api.ts'

// The domain's own list comes with its validation; these are its values alone, checked against its type.
export const strategies = [
  'manual',
  'round_robin',
  'least_loaded',
  'by_skill',
] as const satisfies readonly AssignmentRule['strategy'][]

/** How a queue's tickets are given to agents before somebody says otherwise. */
export const noRule: AssignmentRule = {
  strategy: 'manual',
  skills: [],
  sticky: false,
  escalateAfterMinutes: null,
}
