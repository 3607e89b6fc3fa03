import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'

const desk = await openApp({ temporalAddress: nowhere })
const { body: description } = await desk.calling().get('//api/docs/json')
const operations = Object.entries<Record<string, Operation>>(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
)
type Operation = {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; schema: object; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}

describe("the API's description", () => {
  test('is OpenAPI 3.1 with a title, a version and ways to sign in', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(description.info).toMatchObject({ title: 'Perdure', version: expect.any(String) })
    expect(Object.keys(description.components.securitySchemes)).toEqual(['token', 'session'])
    for (const requirement of description.security)
      for (const scheme of Object.keys(requirement))
        expect(description.components.securitySchemes).toHaveProperty(scheme)
  })

  test('has every resource there is, and nothing that is ours alone', () => {
    const paths = Object.keys(description.paths)
    for (const resource of [
      '/tickets',
      '/tickets/{number}/messages',
      '/people',
      '/queues',
      '/views',
      '/files',
      '/intakes',
      '/deliveries',
      '/calendars',
      '/sla-policies',
      '/lifecycles',
      '/commands/{id}',
      '/me',
    ])
      expect(paths.map((path) => path.replace(/\/$/, ''))).toContain(`/api/v1${resource}`)
    expect(paths.filter((path) => /auth|\/live$|healthz|metrics/.test(path))).toEqual([])
  })

  test.each(operations)('$name says what it does, takes and answers', ({ path, operation }) => {
    expect(operation.summary?.length).toBeGreaterThan(5)
    expect(operation.tags).toHaveLength(1)
    const named = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => name).sort()).toEqual(named.sort())
    for (const parameter of inPath) expect(parameter.required).toBe(true)
    const codes = Object.keys(operation.responses)
    expect(codes.length).toBeGreaterThan(0)
    for (const [code, response] of Object.entries(operation.responses)) {
      expect(code).toMatch(/^([1-5]\d\d|default)$/)
      expect(response.description).toBeTypeOf('string')
    }
  })

  test('refers to nothing that is not in it, and its schemas know their types', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
    walk(description, (node) => {
      if (typeof node['$ref'] === 'string') {
        const target = node['$ref']
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], description)
        expect(target, node['$ref']).toBeDefined()
      }
      if (typeof node['type'] === 'string' && 'properties' in node) expect(types).toContain(node['type'])
      // Of OpenAPI 3.0, and gone from 3.1.
      expect(node).not.toHaveProperty('nullable')
    })
  })

  test('describes a ticket as the API answers it', () => {
    const { schema } =
      description.paths['/api/v1/tickets/{number}'].get.responses['200'].content['application/json']
    const ticket = schema.properties.ticket
    expect(ticket.required).toEqual(
      expect.arrayContaining(['number', 'subject', 'status', 'statusCategory', 'seq', 'clocks']),
    )
    expect(description.paths['/api/v1/tickets/'] ?? description.paths['/api/v1/tickets']).toHaveProperty(
      'post.requestBody',
    )
  })

  test('can be read in a browser', async () => {
    const { status, headers } = await desk.calling().get('//api/docs/')
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/html/)
  })

  function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
    if (!node || typeof node !== 'object') return
    if (!Array.isArray(node)) visit(node as Record<string, unknown>)
    for (const each of Object.values(node)) walk(each, visit)
  }
})
