import { expect, test } from 'vitest'
import { occurrenceValues } from '#domain/recurring/placeholders.ts'

test('the words of a ticket may say when it is due, by the clock on the wall', () => {
  expect(occurrenceValues(Date.UTC(2026, 11, 31, 23, 30), 'Europe/Berlin')).toEqual({
    'occurrence.date': '2027-01-01',
    'occurrence.time': '00:30',
    'occurrence.weekday': 'Friday',
    'occurrence.day': '1',
    'occurrence.month': '1',
    'occurrence.month_name': 'January',
    'occurrence.year': '2027',
    'occurrence.week': '53',
    'occurrence.quarter': '1',
  })
})
