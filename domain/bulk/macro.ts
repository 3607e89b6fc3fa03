import { type StepName, stepAction } from '../macros/macro.ts'
import type { PreparedStep } from '../macros/run.ts'

/** A macro as a bulk change runs it: as it was when it began. */
export type BulkMacro = { id: string; name: string; steps: PreparedStep[] }

/** What somebody has to be allowed on a ticket for steps of those names. */
export const actionsOfSteps = (names: readonly StepName[]) => [
  ...new Set(names.map((name) => stepAction[name])),
]

/** Whether anything of it can be taken back: what was said stays said, and a list of things to do stays. */
export const changesAnything = (steps: readonly PreparedStep[]) =>
  steps.some((step) => step.do === 'change' || step.do === 'tags')
