import { type IRecognitionException, type IToken, MismatchedTokenException } from 'chevrotain'
import type { TextSpan } from '../errors.ts'
import { checkCondition, fieldNamed, refusal } from './check.ts'
import { builtInCatalogue, type Catalogue, type Field } from './fields.ts'
import { endOf, grammar, type Part, type Written } from './grammar.ts'
import * as t from './tokens.ts'
import { type Condition, everything, type Query, queryLimits } from './tree.ts'

/**
 * What a filter such as `status:open (priority:high OR tag:vpn) -assignee:me created:<7d "cannot connect"` asks for:
 * terms that all hold, unless `OR` stands between them; `-` or `NOT` turns one round; values separated by commas, one
 * of which must fit; what is no term is a word to search for. Throws `invalid_filter` with the culprit and where it
 * stands.
 */
export function parseQuery(text: string, catalogue: Catalogue = builtInCatalogue): Query {
  if (text.length > queryLimits.text)
    throw refusal(`A filter may have ${queryLimits.text} characters.`, {
      from: queryLimits.text,
      to: text.length,
    })
  const { tokens, errors } = t.lexer.tokenize(text)
  refuseUnread(tokens, text)
  if (errors[0])
    throw refusal('This can not be read.', {
      from: errors[0].offset,
      to: errors[0].offset + errors[0].length,
    })
  grammar.input = tokens
  const part = grammar.query()
  const [failed] = grammar.errors
  if (failed) throw explained(failed, tokens, text)
  return queryOf(part, catalogue)
}

/** What no grammar has to look at: quotes without an end, and more nesting than anybody reads. */
function refuseUnread(tokens: readonly IToken[], text: string): void {
  const open = tokens.find(({ tokenType }) => tokenType === t.OpenQuote)
  if (open)
    throw refusal('This quote has no end: add " behind it.', { from: open.startOffset, to: text.length })
  let depth = 0
  for (const token of tokens) {
    if (token.tokenType === t.Open || token.tokenType === t.Minus || token.tokenType === t.Not) depth++
    if (token.image === ')') depth = Math.max(0, depth - 1)
    if (depth >= queryLimits.depth && token.tokenType === t.Open) throw tooDeep(token)
  }
  if (tokens.length > queryLimits.nodes) throw refusal(`A filter may have ${queryLimits.nodes} parts.`)
}

const tooDeep = (token: IToken) =>
  refusal(`Parentheses may be nested ${queryLimits.depth} deep.`, {
    from: token.startOffset,
    to: endOf(token),
  })

function queryOf(part: Part, catalogue: Catalogue): Query {
  if ('all' in part)
    return part.all.length ? { all: part.all.map((each) => queryOf(each, catalogue)) } : everything
  if ('any' in part) return { any: part.any.map((each) => queryOf(each, catalogue)) }
  if ('not' in part) return { not: queryOf(part.not, catalogue) }
  return 'written' in part ? conditionOf(part.written, catalogue) : part
}

function conditionOf(
  { field: { name, span }, comparison, values }: Written,
  catalogue: Catalogue,
): Condition {
  const field = fieldNamed(name, catalogue, span)
  const [only] = values
  const asksForAny = values.length === 1 && only?.text === '*' && !only.quoted && comparison === null
  const condition: Condition = asksForAny
    ? { field: name, operator: 'set', values: [] }
    : { field: name, operator: comparison ?? plainOperator(field), values: values.map(({ text }) => text) }
  checkCondition(condition, catalogue, { field: span, values: values.map((value) => value.span) })
  return condition
}

const plainOperator = ({ type }: Field) => (type === 'text' ? 'contains' : 'is')

/** A refusal in words for what the grammar did not expect. */
function explained(error: IRecognitionException, tokens: readonly IToken[], text: string): Error {
  const { token } = error
  const atEnd = token.image === ''
  const previousToken = atEnd ? tokens.at(-1) : tokens[tokens.indexOf(token) - 1]
  const at: TextSpan = atEnd
    ? { from: text.length, to: text.length }
    : { from: token.startOffset, to: endOf(token) }
  const after = previousToken?.image ? ` after "${previousToken.image}"` : ' at the beginning'
  if (previousToken?.tokenType === t.FieldName || previousToken?.tokenType === t.Comparison)
    return refusal(`A value is missing${after}.`, afterOf(previousToken))
  if (previousToken?.tokenType === t.Comma || previousToken?.tokenType === t.Range)
    return refusal(`A value is missing${after}.`, afterOf(previousToken))
  if (error instanceof MismatchedTokenException && atEnd)
    return refusal('A parenthesis has no end: add ")".', at)
  if (token.image === ')') return refusal(`There is nothing that this ")" ends, or nothing in it.`, at)
  if (atEnd) return refusal(`Something is missing${after}.`, at)
  return refusal(`"${token.image}" can't stand here${after}.`, at)
}

const afterOf = (token: IToken): TextSpan => ({ from: token.startOffset, to: endOf(token) })
