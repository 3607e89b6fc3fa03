import { Temporal } from 'temporal-polyfill'
import { parseDuration } from '../time/duration.ts'
import type { Asker } from './asker.ts'
import { asksForNone } from './check.ts'
import type { Fact, Facts } from './facts.ts'
import type { Catalogue, Field } from './fields.ts'
import { meaningOf } from './flags.ts'
import { boundsOf } from './instants.ts'
import type { Condition, Operator, Query } from './tree.ts'
import { isIn } from './words.ts'

/** Who asks, of what fields. */
export type Asked = { asker: Asker; catalogue: Catalogue }

/**
 * Whether the query, which `checkQuery` has seen, holds for these facts. What is unknown does not hold, and its
 * contrary does. `db/query` asks the same of the database.
 */
export function evaluate(query: Query, facts: Facts, asked: Asked): boolean {
  if ('all' in query) return query.all.every((part) => evaluate(part, facts, asked))
  if ('any' in query) return query.any.some((part) => evaluate(part, facts, asked))
  if ('not' in query) return !evaluate(query.not, facts, asked)
  return 'field' in query ? holds(query, facts, asked) : isIn(facts.words, query)
}

function holds(condition: Condition, facts: Facts, asked: Asked): boolean {
  const field = asked.catalogue.find(condition.field)
  if (!field) throw new RangeError(`There is no field ${condition.field}.`)
  if (field.type === 'flag') return condition.values.some((flag) => holds(meaningOf(flag), facts, asked))
  const fact = facts.fields.get(field.name) ?? null
  if (condition.operator === 'set') return hasValue(fact)
  const none = condition.values.some((value) => asksForNone(field, value)) && !hasValue(fact)
  const known = hasValue(fact) || (field.type === 'yes_no' && !field.optional)
  return none || (known && fits(field, condition, fact, facts, asked.asker))
}

const hasValue = (fact: Fact): boolean => fact !== null && !(Array.isArray(fact) && !fact.length)

function fits(
  field: Field,
  { operator, values }: Condition,
  fact: Fact,
  facts: Facts,
  asker: Asker,
): boolean {
  switch (field.type) {
    case 'status':
    case 'tag':
      return values.some((value) => listOf(fact).includes(value))
    case 'name':
      return values.some(
        (value) =>
          listOf(fact).includes(value.toLowerCase()) ||
          (value === 'mine' && isSpecial(field, value) && asker.teamQueueIds.includes(facts.queueId)),
      )
    case 'person':
      return values.some(
        (value) => listOf(fact).includes(value.toLowerCase()) || isMe(field, value, fact, facts, asker),
      )
    case 'yes_no':
      return values.some((value) => (value === 'yes') === isSo(fact, asker))
    case 'text':
      return values.some((value) => String(fact).toLowerCase().includes(value.toLowerCase()))
    case 'instant':
      return isWithin(instantOf(fact, asker), operator, values, field, asker)
    case 'number':
      return compares(operator, Number(fact), values.map(Number))
    case 'duration':
      return compares(operator, Number(fact), values.map(minutesIn))
    default:
      return choiceFits(field, operator, fact, values)
  }
}

/** A written time, in minutes. */
const minutesIn = (value: string) => parseDuration(value) ?? Number.NaN

/** A fact about people holds for who asks, or does not. */
const isSo = (fact: Fact, { personId }: Asker) =>
  Array.isArray(fact) ? personId !== null && fact.includes(personId) : fact === true

const isSpecial = ({ special }: Field, value: string) => special?.includes(value) === true

const listOf = (fact: Fact): readonly string[] => (Array.isArray(fact) ? fact : [String(fact)])

function isMe(field: Field, value: string, fact: Fact, facts: Facts, { personId }: Asker): boolean {
  if (value !== 'me' || personId === null) return false
  if (field.key !== undefined || field.name === 'watcher') return listOf(fact).includes(personId)
  return personId === (field.name === 'assignee' ? facts.assigneeId : facts.requesterId)
}

/** Epoch milliseconds, NaN for what is none. Custom fields keep dates, which begin where the asker is, and instants as ISO 8601. */
function instantOf(fact: Fact, { zone }: Asker): number {
  if (typeof fact !== 'string') return Number(fact)
  if (!/^\d{4}-\d\d-\d\d$/.test(fact)) return Date.parse(fact)
  try {
    return Temporal.PlainDate.from(fact).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return Number.NaN
  }
}

function isWithin(at: number, operator: Operator, values: string[], { ahead }: Field, asker: Asker): boolean {
  const written = values.filter((value) => value !== 'none')
  return boundsOf(operator, written, { ahead: ahead === true, clock: asker }).some(
    ({ from, to }) => (from === null || at >= from) && (to === null || at < to),
  )
}

function choiceFits(
  { values: choices = [] }: Field,
  operator: Operator,
  fact: Fact,
  values: string[],
): boolean {
  if (operator === 'is') return values.some((value) => listOf(fact).includes(value))
  const rank = (value: string) => choices.indexOf(value)
  return compares(operator, rank(String(fact)), values.map(rank))
}

function compares(operator: Operator, fact: number, values: number[]): boolean {
  const [first = Number.NaN, second = first] = values
  switch (operator) {
    case '<':
      return fact < first
    case '<=':
      return fact <= first
    case '>':
      return fact > first
    case '>=':
      return fact >= first
    case 'between':
      return fact >= Math.min(first, second) && fact <= Math.max(first, second)
    default:
      return values.some((value) => value === fact)
  }
}
