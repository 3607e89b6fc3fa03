import { describe, expect, test } from 'vitest'
import { mayChange, maySee, type Sharer, type Sharing } from '#domain/access/sharing.ts'

const who = (more: Partial<Sharer> = {}): Sharer => ({ id: 'me', manages: false, teams: [], ...more })
const member = who({ teams: [{ id: 'net', isLead: false }] })
const lead = who({ teams: [{ id: 'net', isLead: true }] })
const manager = who({ manages: true })
const of = (sharedWith: Sharing['sharedWith'], ownerId = 'other'): Sharing => ({
  ...{ ownerId, sharedWith },
  teamId: sharedWith === 'team' ? 'net' : null,
})

describe('what is shared', () => {
  test.each([
    ['of one’s own', of('me', 'me'), who(), true, true],
    ['of somebody else’s own', of('me'), manager, false, false],
    ['of a team one is not in', of('team'), who(), false, false],
    ['of one’s team', of('team'), member, true, false],
    ['of the team one leads', of('team'), lead, true, true],
    ['of any team, for who manages', of('team'), manager, true, true],
    ['of one’s own, given to a team', of('team', 'me'), who(), true, false],
    ['of everybody', of('all'), lead, true, false],
    ['of everybody, for who manages', of('all'), manager, true, true],
  ])('%s', (_, sharing, person, sees, changes) => {
    expect([maySee(person, sharing), mayChange(person, sharing)]).toEqual([sees, changes])
  })
})
