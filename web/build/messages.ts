import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

type Messages = { [key: string]: string | Messages }

/** Only these characters mean something in a message; all other messages are their own text. */
const hasSyntax = /[{|@]/

function compile(messages: Messages): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      if (typeof value !== 'string') return [key, compile(value)]
      if (!hasSyntax.test(value)) return [key, value]
      return [key, baseCompile(value, { jit: true, minify: true, optimize: true, location: false }).ast]
    }),
  )
}

/** Compiles the messages when the console is built, so that no compiler is sent along. */
export function messages(): Plugin {
  return {
    name: 'perdure:messages',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!/\/web\/src\/locales\/.+\.json$/.test(id)) return null
      return { code: JSON.stringify(compile(JSON.parse(code) as Messages)), map: null }
    },
  }
}
