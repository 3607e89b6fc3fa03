/** What is kept for a time only. */
export const retentions = ['audit'] as const
export type Retention = (typeof retentions)[number]

export type RetentionInput = { name: Retention }

export const retentionWorkflow = 'retention'
export const retentionWorkflowId = (name: Retention) => `retention/${name}`

/** The activities of a run. */
export type RetentionActivities = {
  /** Removes audit records that are older than the setting allows. Gives how many it removed. */
  removeOldAudit(): Promise<{ removed: number }>
  /** Checks the whole chain of audit records; alerts when it is broken. Gives how many records it looked at. */
  checkAudit(): Promise<{ holds: boolean; checked: number }>
}
