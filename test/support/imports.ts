import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** One import as it is written: who imports what, a file of ours or a package. */
export type Import = {
  /** Relative to the root, as all files here. */
  file: string
  /** The imported file, or null when it is a package's. */
  target: string | null
  /** The package, or null when it is a file of ours. `node:` for what comes with Node. */
  package: string | null
  /** Gone at run time. */
  typeOnly: boolean
}

const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const builtin = new Set(builtinModules)

/** All imports of the files that `pattern` finds. */
export function importsOf(...patterns: string[]): Import[] {
  const files = globSync(patterns, { cwd: root }).filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
  return files.sort().flatMap((file) => importsIn(file, readFileSync(join(root, file), 'utf8')))
}

/** The imports in a source text; of a component, those of its scripts. */
export function importsIn(file: string, source: string): Import[] {
  const code = file.endsWith('.vue')
    ? Array.from(source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g), ([, script]) => script).join('\n')
    : source
  return [
    ...Array.from(code.matchAll(statement), ([, type, name]) => one(file, name ?? '', type !== undefined)),
    ...Array.from(code.matchAll(dynamic), ([, name]) => one(file, name ?? '', false)),
  ]
}

/** Every file and package that is there at run time once `files` are loaded, each with the way that leads to it. */
export function reachable(files: readonly string[]): Map<string, string[]> {
  const ways = new Map(files.map((file) => [file, [file]]))
  for (const [file, way] of ways) {
    if (!/\.(ts|mts|mjs|js)$/.test(file)) continue
    for (const { target, package: name, typeOnly } of importsOf(file)) {
      const next = target ?? name ?? ''
      if (!typeOnly && !ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return ways
}

function one(file: string, name: string, typeOnly: boolean): Import {
  const target = fileOf(file, name)
  return { file, target, package: target === null ? packageOf(name) : null, typeOnly }
}

function fileOf(file: string, name: string): string | null {
  const bare = name.replace(/\?.*$/, '')
  if (bare.startsWith('#')) return bare.slice(1)
  if (bare.startsWith('@/')) return `web/src/${bare.slice(2)}`
  return bare.startsWith('.') ? normalize(join(dirname(file), bare)) : null
}

function packageOf(name: string): string {
  if (name.startsWith('node:') || builtin.has(name.split('/')[0] ?? '')) return 'node:'
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
