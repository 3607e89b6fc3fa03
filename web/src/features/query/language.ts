// All of the query language in one piece, loaded when somebody begins to filter.
export { completionAt, fieldsFor, knownValuesFor, namedTypes } from '#domain/query/complete.ts'
export { Catalogue } from '#domain/query/fields.ts'
export { parseQuery } from '#domain/query/parse.ts'
export { writeValue } from '#domain/query/write.ts'
