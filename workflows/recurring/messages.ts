export type RecurringInput = { id: string }

export const recurringWorkflow = 'recurring'
/** The id of a definition's Schedule, and what the ids of its processes begin with. */
export const recurringScheduleId = (id: string) => `recurring/${id}`

/** What became of the tickets that were due. */
export type RecurringRound = { made: number; failed: number; waiting: number }

/** What a process of a recurring ticket does. */
export type RecurringActivities = {
  /** Makes the tickets that were due until `until` (epoch milliseconds). */
  makeRecurringTickets(input: RecurringInput & { until: number }): Promise<RecurringRound>
  /** Tells the Schedule when the next ones are due. */
  applyRecurring(input: RecurringInput): Promise<void>
}
