/** What is kept for a time only. */
export const retentions = ['audit', 'files'] as const
export type Retention = (typeof retentions)[number]

export type RetentionInput = { name: Retention }

export const retentionWorkflow = 'retention'
export const retentionWorkflowId = (name: Retention) => `retention/${name}`

/** The activities of a run for the audit log. */
export type RetentionActivities = {
  /** Removes audit records that are older than the setting allows. Gives how many it removed. */
  removeOldAudit(): Promise<{ removed: number }>
  /** Checks the whole chain of audit records; alerts when it is broken. Gives how many records it looked at. */
  checkAudit(): Promise<{ holds: boolean; checked: number }>
}

/** The activities of a run for files. */
export type FileRetentionActivities = {
  /** Forgets files that were never sent, or removed long enough ago. Gives how many of each. */
  forgetFiles(): Promise<{ unsent: number; removed: number }>
  /** Removes content that nothing refers to. Gives how much it looked at and removed. */
  removeOrphans(): Promise<{ looked: number; removed: number }>
}
