import { defineSignal } from '@temporalio/workflow'

export type SlaInput = { number: string }

export const slaWorkflow = 'sla'
export const slaWorkflowId = (number: string) => `sla/${number}`

/** The ticket's next instant moved earlier than the one this clock sleeps until. */
export const rescheduledSignal = defineSignal('rescheduled')
