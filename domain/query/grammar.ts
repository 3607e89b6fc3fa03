import { EmbeddedActionsParser, type IToken } from 'chevrotain'
import type { TextSpan as Span } from '../errors.ts'
import * as t from './tokens.ts'
import type { Operator } from './tree.ts'

/** A condition as it was written, before anybody looked whether its field exists. */
export type Written = {
  span: Span
  field: { name: string; span: Span }
  comparison: Operator | null
  values: { text: string; quoted: boolean; span: Span }[]
}

/** The text's structure. */
export type Part =
  | { all: Part[] }
  | { any: Part[] }
  | { not: Part }
  | { words: string; phrase: boolean }
  | { written: Written }

class Grammar extends EmbeddedActionsParser {
  constructor() {
    super(t.tokens, { recoveryEnabled: false, maxLookahead: 2 })
    this.performSelfAnalysis()
  }

  readonly query = this.RULE('query', (): Part => {
    let part: Part = { all: [] }
    this.OPTION(() => {
      part = this.SUBRULE(this.either)
    })
    return part
  })

  readonly either = this.RULE('either', (): Part => {
    const parts: Part[] = []
    this.AT_LEAST_ONE_SEP({ SEP: t.Or, DEF: () => void parts.push(this.SUBRULE(this.every)) })
    return parts.length === 1 ? (parts[0] as Part) : { any: parts }
  })

  readonly every = this.RULE('every', (): Part => {
    const parts: Part[] = [this.SUBRULE1(this.term)]
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(t.And))
      parts.push(this.SUBRULE2(this.term))
    })
    return parts.length === 1 ? (parts[0] as Part) : { all: parts }
  })

  readonly term = this.RULE(
    'term',
    (): Part =>
      this.OR([
        { ALT: () => this.SUBRULE(this.negated) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.condition) },
        { ALT: () => ({ words: unquoted(this.CONSUME(t.Quoted)), phrase: true }) },
        { ALT: () => wordOf(this.CONSUME(t.Word)) },
      ]),
  )

  readonly negated = this.RULE('negated', (): Part => {
    this.OR([{ ALT: () => this.CONSUME(t.Minus) }, { ALT: () => this.CONSUME(t.Not) }])
    return { not: this.SUBRULE(this.term) }
  })

  readonly group = this.RULE('group', (): Part => {
    this.CONSUME(t.Open)
    const part = this.SUBRULE(this.either)
    this.CONSUME(t.Close)
    return part
  })

  readonly condition = this.RULE('condition', (): Part => {
    const name = this.CONSUME(t.FieldName)
    let comparison: Operator | null = null
    const values: Written['values'] = []
    this.OPTION(() => {
      comparison = this.CONSUME(t.Comparison).image as Operator
    })
    values.push(this.SUBRULE1(this.value))
    this.OPTION2(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Range)
            comparison = 'between'
            values.push(this.SUBRULE2(this.value))
          },
        },
        {
          ALT: () =>
            this.AT_LEAST_ONE(() => {
              this.CONSUME(t.Comma)
              values.push(this.SUBRULE3(this.value))
            }),
        },
      ]),
    )
    return this.ACTION(() => {
      const field = { name: name.image.slice(0, -1), span: { from: name.startOffset, to: endOf(name) - 1 } }
      const span = { from: name.startOffset, to: values.at(-1)?.span.to ?? endOf(name) }
      return { written: { span, field, comparison, values } }
    })
  })

  readonly value = this.RULE('value', () => {
    const token = this.OR([{ ALT: () => this.CONSUME(t.Quoted) }, { ALT: () => this.CONSUME(t.Value) }])
    return this.ACTION(() => ({
      text: token.tokenType === t.Quoted ? unquoted(token) : token.image,
      quoted: token.tokenType === t.Quoted,
      span: { from: token.startOffset, to: endOf(token) },
    }))
  })
}

/** A `*` by itself is in every ticket. */
const wordOf = ({ image }: IToken): Part => (image === '*' ? { all: [] } : { words: image, phrase: false })

/** The offset after a token. */
export const endOf = ({ startOffset, image }: IToken) => startOffset + image.length

const unquoted = ({ image }: IToken) => image.slice(1, -1).replace(/\\([\s\S])/g, '$1')

/** The grammar of a query's text. It keeps state while it reads: used by one after another. */
export const grammar = new Grammar()
