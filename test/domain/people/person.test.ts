import { expect, test } from 'vitest'
import { acceptInvitationSchema, newPersonSchema } from '#domain/people/person.ts'
import { personChangesSchema } from '#domain/people/profile.ts'

const message = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message

test('a person needs a name, an address and a role', () => {
  const person = { name: ' Ada ', email: 'ada@perdure.test', role: 'agent' }
  expect(newPersonSchema.parse(person)).toEqual({ ...person, name: 'Ada' })
  expect(message(newPersonSchema.safeParse({ ...person, name: ' ' }))).toBe('A person needs a name.')
  for (const odd of [{ email: 'ada' }, { role: '' }, { active: false }])
    expect(newPersonSchema.safeParse({ ...person, ...odd }).success).toBe(false)
})

test('a change of a person names known fields only, so that nobody gives themselves another address', () => {
  expect(personChangesSchema.parse({ active: false })).toEqual({ active: false })
  expect(personChangesSchema.safeParse({ email: 'root@perdure.test' }).success).toBe(false)
})

test('a password has at least ten characters', () => {
  const account = { token: 't'.repeat(32), name: 'Ada', email: 'ada@perdure.test', password: 'too short' }
  expect(message(acceptInvitationSchema.safeParse(account))).toBe('Use at least ten characters.')
  expect(acceptInvitationSchema.safeParse({ ...account, password: 'long enough' }).success).toBe(true)
})
