import { expect, test } from 'vitest'
import { personChangesSchema } from '#domain/people/profile.ts'
import { fillPlaceholders, placeholders, unknownPlaceholders } from '#domain/people/signature.ts'

test('a signature is filled in with what is known', () => {
  const text = '{{agent.name}}, {{ agent.job_title }}{{agent.phone}} {{other}}'
  expect(fillPlaceholders(text, { 'agent.name': 'Grace $& Hopper', 'agent.job_title': 'Admiral' })).toBe(
    'Grace $& Hopper, Admiral {{other}}',
  )
})

test('placeholders that do not exist are named, each once', () => {
  expect(unknownPlaceholders('{{agent.name}} {{agent.salary}} {{ agent.salary }} {{}} { {x} }')).toEqual([
    'agent.salary',
    '',
  ])
  expect(unknownPlaceholders(placeholders.map((name) => `{{${name}}}`).join())).toEqual([])
})

test.each([
  [{ signature: 'Yours, {{agent.nmae}}' }, 'There is no {{agent.nmae}}. Use {{agent.name}},'],
  [{ timeZone: 'Mars/Olympus' }, 'This time zone is not known.'],
  [{ timeZone: '+02:00' }, 'This time zone is not known.'],
  [{ language: 'no such language' }, 'This is no language tag.'],
])('a profile with %o is refused', (changes, message) => {
  expect(personChangesSchema.safeParse(changes).error?.issues[0]?.message).toContain(message)
})

test('a profile takes zones and languages that exist, or none', () => {
  for (const changes of [
    { timeZone: 'America/Argentina/Buenos_Aires', language: 'pt-BR' },
    { timeZone: null, language: null },
  ])
    expect(personChangesSchema.parse(changes)).toEqual(changes)
})
