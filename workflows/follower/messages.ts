/** The followers there are. */
export const followers = ['intakes', 'outbox', 'commands', 'files', 'tags', 'recurring'] as const
export type Follower = (typeof followers)[number]

export type FollowerInput = { name: Follower }

export const followerWorkflow = 'follower'
export const followerWorkflowId = (name: Follower) => `follower/${name}`

/** What one round of a follower did. */
export type FollowerRound = { done: number; failed: number }

/** The activities that followers run: each works for some minutes, heartbeating, and returns. */
export type FollowerActivities = {
  followIntakes(): Promise<FollowerRound>
  followOutbox(): Promise<FollowerRound>
  followCommands(): Promise<FollowerRound>
  followFiles(): Promise<FollowerRound>
  followTags(): Promise<FollowerRound>
  followRecurring(): Promise<FollowerRound>
}
