import type pg from 'pg'

/** What a query that speaks the copy protocol may do with its connection (not in the driver's types). */
type CopyConnection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** A value for one column; null is SQL's null. */
export type Cell = string | number | boolean | null

/** Writes rows by COPY, the quickest way into a table: one command, no parsing, no round trip per row. */
export function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (!lines.length) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const names = columns.map((column) => `"${column}"`).join(', ')
    client.query(
      new CopyIn(`copy "${table}" (${names}) from stdin`, `${lines.join('\n')}\n`, (error) =>
        error ? reject(error) : resolve(),
      ),
    )
  })
}

/** A row as COPY's text format has it. */
export function copyLine(cells: readonly Cell[]): string {
  let line = ''
  for (const [index, cell] of cells.entries()) line += index ? `\t${field(cell)}` : field(cell)
  return line
}

/** A list as Postgres writes arrays. */
export function arrayCell(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return special.test(cell) ? cell.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : cell
}

/** The driver calls these as the server answers. */
class CopyIn {
  readonly #text: string
  readonly #data: string
  readonly #done: (error?: Error) => void
  #error: Error | undefined

  constructor(text: string, data: string, done: (error?: Error) => void) {
    this.#text = text
    this.#data = data
    this.#done = done
  }

  submit(connection: unknown): void {
    ;(connection as CopyConnection).query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.#data))
    connection.endCopyFrom()
  }

  handleError(error: Error): void {
    this.#error = error
    this.#done(error)
  }

  handleReadyForQuery(): void {
    if (!this.#error) this.#done()
  }

  handleCommandComplete(): void {}
}
