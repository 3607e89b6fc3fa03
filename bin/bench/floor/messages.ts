/** The task queue of the floor's own worker. */
export const floorQueue = 'bench-floor'
export const floorWorkflow = 'floor'
export const floorWorkflowId = (name: string) => `bench/${name}`
export const touchUpdate = 'touch'
