import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { DomainError } from '#domain/errors.ts'
import { type ImportColumn, importColumns } from '#domain/people/columns.ts'
import { type ImportRow, mostImportRows } from '#domain/people/import.ts'

const longestRecord = 100_000

/** The rows of a file of people, with the lines they start at. Throws what is wrong with the file as a whole. */
export async function readPeopleCsv(file: Buffer): Promise<{ rows: ImportRow[]; lines: number[] }> {
  const text = decoded(file)
  const rows: ImportRow[] = []
  const lines: number[] = []
  const parser = parse(text, {
    bom: true,
    columns: columnsOf,
    delimiter: delimiterOf(text),
    info: true,
    max_record_size: longestRecord,
    skip_empty_lines: true,
    trim: true,
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: ImportRow
      info: { lines: number }
    }>) {
      if (rows.length === mostImportRows)
        throw new DomainError(
          'csv_too_many_rows',
          `A file may have ${mostImportRows} rows. Split it.`,
          'file',
        )
      rows.push(withoutGuards(record))
      lines.push(info.lines)
    }
  } catch (error) {
    throw error instanceof CsvError ? new DomainError('csv_unreadable', `${error.message}.`, 'file') : error
  }
  if (!rows.length) throw new DomainError('csv_unreadable', 'The file holds no rows.', 'file')
  return { rows, lines }
}

function decoded(file: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)
    if (!text.includes('\0')) return text
  } catch {
    // Said below, as for a text with NUL in it.
  }
  throw new DomainError('csv_unreadable', 'The file is no text in UTF-8. Save it as "CSV UTF-8".', 'file')
}

/** Spreadsheets of half the world write semicolons. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const candidates = [',', ';', '\t']
  return candidates.reduce((best, each) =>
    header.split(each).length > header.split(best).length ? each : best,
  )
}

function columnsOf(header: string[]): ImportColumn[] {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const unknown = names.find((name) => !(importColumns as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new DomainError(
      'csv_unknown_column',
      `There is no column "${unknown.slice(0, 100)}". Use ${importColumns.join(', ')}.`,
      unknown.slice(0, 100) || 'file',
    )
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new DomainError('csv_unreadable', `The column "${twice}" is there twice.`, twice)
  if (!names.includes('email'))
    throw new DomainError('csv_unreadable', 'The file needs the column "email".', 'email')
  return names as ImportColumn[]
}

/** Without the apostrophes that keep a spreadsheet from taking a text for a formula, as an export writes them. */
function withoutGuards(row: ImportRow): ImportRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value,
    ]),
  )
}
