import { createToken, Lexer } from 'chevrotain'

const inValue = 'value'

/** `)`, wherever it stands. */
export const Close = createToken({ name: 'Close', pattern: Lexer.NA, label: '")"' })
/** A text in quotes, in which a backslash keeps the next character. */
export const Quoted = createToken({
  name: 'Quoted',
  pattern: /"(?:[^"\\]|\\[\s\S])*"/,
  label: 'a text in quotes',
})
/** A quote that never ends. */
export const OpenQuote = createToken({ name: 'OpenQuote', pattern: /"[\s\S]*/ })

export const Open = createToken({ name: 'Open', pattern: /\(/, label: '"("' })
export const Minus = createToken({ name: 'Minus', pattern: /-(?=[^\s)])/, label: '"-"' })
export const Or = createToken({ name: 'Or', pattern: /OR(?![^\s(])/, label: 'OR' })
export const And = createToken({ name: 'And', pattern: /AND(?![^\s(])/, label: 'AND' })
export const Not = createToken({ name: 'Not', pattern: /NOT(?![^\s(])/, label: 'NOT' })
/** `status:`; an address of the web is none. */
export const FieldName = createToken({
  name: 'FieldName',
  pattern: /[a-z][a-z0-9_.]*:(?!\/\/)/,
  label: 'a field',
  push_mode: inValue,
})
export const Word = createToken({ name: 'Word', pattern: /[^\s"()]+/, label: 'a word' })

export const Comparison = createToken({ name: 'Comparison', pattern: /[<>]=?/, label: '<, <=, > or >=' })
export const Range = createToken({ name: 'Range', pattern: /\.\./, label: '".."' })
export const Comma = createToken({ name: 'Comma', pattern: /,/, label: '","' })
export const Value = createToken({ name: 'Value', pattern: /(?:(?!\.\.)[^\s",()])+/, label: 'a value' })

const space = { pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true }
const Space = createToken({ name: 'Space', ...space })
const EndOfValue = createToken({ name: 'EndOfValue', ...space, pop_mode: true })
const CloseMain = createToken({ name: 'CloseMain', pattern: /\)/, categories: Close })
const CloseInValue = createToken({ name: 'CloseInValue', pattern: /\)/, categories: Close, pop_mode: true })
const OpenInValue = createToken({ name: 'OpenInValue', pattern: /\(/ })

const main = [Space, Quoted, OpenQuote, Open, CloseMain, Or, And, Not, Minus, FieldName, Word]
const value = [EndOfValue, Quoted, OpenQuote, CloseInValue, OpenInValue, Comparison, Range, Comma, Value]

export const tokens = [...new Set([...main, ...value, Close])]

/** Cuts a query's text into tokens. What stands behind `field:` is read in a mode of its own, up to the next space. */
export const lexer = new Lexer(
  { modes: { main, [inValue]: value }, defaultMode: 'main' },
  { positionTracking: 'onlyOffset' },
)
