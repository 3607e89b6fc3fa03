export { follower } from './follower/workflow.ts'
export { retention } from './retention/workflow.ts'
export { sla } from './sla/workflow.ts'
export { ticket } from './ticket/workflow.ts'
