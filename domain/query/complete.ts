import type { IToken } from 'chevrotain'
import { builtInCatalogue, type Catalogue, type Field } from './fields.ts'
import { endOf } from './grammar.ts'
import { dayWords } from './instants.ts'
import * as t from './tokens.ts'

/** What can be written at a place in a filter, and what of the text it takes the place of. */
export type Completion = {
  /** The field whose values are asked for, or null where a field is. */
  field: Field | null
  /** What is written of it so far. */
  prefix: string
  from: number
  to: number
}

/** What is being written at `caret`. */
export function completionAt(
  text: string,
  caret: number,
  catalogue: Catalogue = builtInCatalogue,
): Completion {
  const { tokens } = t.lexer.tokenize(text.slice(0, caret))
  const last = tokens.at(-1)
  const nothing = { prefix: '', from: caret, to: caret }
  if (!last || endOf(last) < caret) return { field: null, ...nothing }
  const field = fieldBefore(tokens, catalogue)
  if (field === undefined) return begun(last, t.Word, { field: null, ...nothing })
  return begun(last, [t.Value, t.Quoted, t.OpenQuote], { field, ...nothing })
}

/** A completion of the token that ends at the caret, if it is one of that type. */
function begun(token: IToken, types: typeof t.Word | (typeof t.Word)[], nothing: Completion): Completion {
  if (![types].flat().includes(token.tokenType)) return nothing
  return { ...nothing, prefix: token.image.replace(/^"|"$/g, ''), from: token.startOffset }
}

/** The field whose value the last token belongs to; undefined when it belongs to none, or to one that does not exist. */
function fieldBefore(tokens: readonly IToken[], catalogue: Catalogue): Field | undefined {
  const inValue = [t.Value, t.Quoted, t.OpenQuote, t.Comma, t.Comparison, t.Range]
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as IToken
    const next = tokens[at + 1]
    if (next && endOf(token) < next.startOffset) return undefined
    if (token.tokenType === t.FieldName) return catalogue.find(token.image.slice(0, -1))
    if (!inValue.includes(token.tokenType)) return undefined
  }
  return undefined
}

/** The fields to write there, those first that begin with what is written. */
export function fieldsFor({ prefix }: Completion, catalogue: Catalogue = builtInCatalogue): Field[] {
  const written = prefix.toLowerCase()
  return catalogue.fields.filter(({ name }) => name.startsWith(written))
}

const spans = ['15m', '30m', '1h', '2h', '8h']
const durations = ['1h', '1d', '7d', '30d']

/** The values to write there that are known without asking anybody. */
export function knownValuesFor({ field, prefix }: Completion): string[] {
  if (!field) return []
  const none = field.optional ? ['none'] : []
  const values = [
    ...(field.values ?? []),
    ...(field.special ?? []),
    ...instantsFor(field),
    ...yesOrNo(field),
    ...(field.type === 'duration' ? spans : []),
    ...none,
  ]
  return values.filter((value) => value.startsWith(prefix.toLowerCase()))
}

const instantsFor = ({ type }: Field) => (type === 'instant' ? [...durations, ...dayWords] : [])
const yesOrNo = ({ type }: Field) => (type === 'yes_no' ? ['yes', 'no'] : [])

/** Types of fields whose values have names that only the desk knows. */
export const namedTypes: readonly Field['type'][] = ['status', 'name', 'person', 'tag']
