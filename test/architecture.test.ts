import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Import, importsIn, importsOf, reachable, root } from './support/imports.ts'

const ours = '**/*.{ts,mts,mjs,vue}'
const imports = importsOf(
  ...['domain', 'db', 'workflows', 'activities', 'api', 'embedded', 'web/src', 'bin'].map(
    (room) => `${room}/${ours}`,
  ),
)

/** The room a file is in. */
const roomOf = (file: string) => (file.startsWith('web/src/') ? 'web' : (file.split('/')[0] ?? ''))
const from = (room: string) => imports.filter(({ file }) => roomOf(file) === room)

/** Each import that `allowed` does not allow, in words. */
function breaches(among: Import[], rule: string, allowed: (each: Import) => boolean): string[] {
  return among
    .filter((each) => !allowed(each))
    .map(
      ({ file, target, package: name, typeOnly }) =>
        `${file} imports ${typeOnly ? 'types of ' : ''}${target ?? name}: ${rule}`,
    )
}

/** May import files of these rooms, and any package. */
const rooms =
  (...names: string[]) =>
  ({ target }: Import) =>
    target === null || names.includes(roomOf(target))

// What api and activities may know of a workflow: how it is called and what it is told.
const isMessageFile = (target: string | null) =>
  /^workflows\/(.+\/messages|attributes|queues|.+\/start)\.ts$/.test(target ?? '')

describe('the arrows between the rooms', () => {
  test('domain imports itself and pure libraries', () => {
    const pure = ['zod', '@casl/ability', 'temporal-polyfill', 'chevrotain', 're2js', 'croner']
    const rule = `domain may import domain and ${pure.join(', ')} only`
    expect(
      breaches(from('domain'), rule, (each) =>
        each.target ? roomOf(each.target) === 'domain' : pure.includes(each.package ?? ''),
      ),
    ).toEqual([])
  })

  test('db imports domain', () => {
    expect(breaches(from('db'), 'db may import db and domain only', rooms('db', 'domain'))).toEqual([])
  })

  test('activities import db and domain, and of workflows what they are told', () => {
    const rule = 'activities may import activities, db, domain and the message files of workflows only'
    const may = rooms('activities', 'db', 'domain')
    expect(breaches(from('activities'), rule, (each) => may(each) || isMessageFile(each.target))).toEqual([])
  })

  test('api imports db and domain, and its gateway alone the messages of workflows', () => {
    const rule = 'api may import api, db and domain only; api/gateway.ts also the message files of workflows'
    const may = rooms('api', 'db', 'domain')
    const isGateway = ({ file, target }: Import) => file === 'api/gateway.ts' && isMessageFile(target)
    expect(breaches(from('api'), rule, (each) => may(each) || isGateway(each))).toEqual([])
  })

  test('no route holds the Temporal client', () => {
    const rule = 'only api/gateway.ts may know Temporal'
    expect(
      breaches(
        from('api'),
        rule,
        ({ file, package: name }) => file === 'api/gateway.ts' || !name?.startsWith('@temporalio/'),
      ),
    ).toEqual([])
  })

  test('workflows import domain, and of activities the types', () => {
    const rule = 'workflows may import workflows and domain, and activities with `import type` only'
    const may = rooms('workflows', 'domain')
    expect(
      breaches(
        from('workflows'),
        rule,
        (each) => may(each) || (each.typeOnly && roomOf(each.target ?? '') === 'activities'),
      ),
    ).toEqual([])
  })

  test("web imports domain, and the API's types", () => {
    const rule = 'web may import web and domain, and api with `import type` only'
    const may = rooms('web', 'domain')
    expect(
      breaches(
        from('web'),
        rule,
        (each) => may(each) || (each.typeOnly && roomOf(each.target ?? '') === 'api'),
      ),
    ).toEqual([])
  })

  test('embedded imports itself', () => {
    expect(breaches(from('embedded'), 'embedded may import embedded only', rooms('embedded'))).toEqual([])
  })

  test('nothing imports bin', () => {
    const rule = 'only bin and tests may import bin'
    expect(
      breaches(imports, rule, ({ file, target }) => roomOf(target ?? '') !== 'bin' || roomOf(file) === 'bin'),
    ).toEqual([])
  })

  test('nothing imports a test', () => {
    expect(
      breaches(imports, 'only tests may import tests', ({ target }) => roomOf(target ?? '') !== 'test'),
    ).toEqual([])
  })
})

describe('what runs in a sandbox or a browser', () => {
  const domain = [...new Set(from('domain').map(({ file }) => file))]

  test.each([
    ['the workflows', ['workflows/index.ts']],
    ['domain', domain],
    ['the console', [...new Set(from('web').map(({ file }) => file))]],
  ])('no part of Node is reachable from %s', (_, files) => {
    const found = [...reachable(files)]
      .filter(([name]) => name === 'node:')
      .map(([, way]) => way.join(' -> '))
    expect(found).toEqual([])
  })

  test('workflows reach no package but those that are deterministic', () => {
    const known = ['@temporalio/workflow', '@temporalio/common', 'zod', '@casl/ability', 'temporal-polyfill']
    const packages = [...reachable(['workflows/index.ts'])].filter(([name]) => !/\.ts$/.test(name))
    expect(packages.filter(([name]) => !known.includes(name)).map(([, way]) => way.join(' -> '))).toEqual([])
  })
})

test('every import leads to a file that is there', () => {
  const isThere = ({ target }: Import) => target === null || existsSync(join(root, target))
  expect(breaches(imports, 'there is no such file', isThere)).toEqual([])
  for (const room of ['domain', 'db', 'workflows', 'activities', 'api', 'embedded', 'web', 'bin'])
    expect(from(room).length, room).toBeGreaterThan(10)
})

describe('reading imports', () => {
  const read = (source: string, file = 'api/tickets/x.ts') =>
    importsIn(file, source).map(
      ({ target, package: name, typeOnly }) => `${typeOnly ? 'type ' : ''}${target ?? name}`,
    )

  test('follows aliases and relative paths, and tells packages from Node', () => {
    const source = [
      "import a from '#domain/a.ts'",
      "import type { B } from '../b.ts'",
      "import {\n  c,\n  type D,\n} from './c/d.ts'",
      "export * from '@casl/ability/extra'",
      "import 'node:fs'",
      "import { join } from 'path'",
      "const e = await import('./e.ts')",
      "// import f from './f.ts'",
      " * import g from './g.ts'",
    ]
    expect(read(source.join('\n'))).toEqual([
      ...[
        'domain/a.ts',
        'type api/b.ts',
        'api/tickets/c/d.ts',
        '@casl/ability',
        'node:',
        'node:',
        'api/tickets/e.ts',
      ],
    ])
  })

  test('reads the scripts of a component only', () => {
    const component =
      '<template>import x from "./x.ts"</template>\n<script setup lang="ts">\nimport y from "@/y.ts"\n</script>'
    expect(read(component, 'web/src/a.vue')).toEqual(['web/src/y.ts'])
  })
})
