import { stringify } from 'csv-stringify/sync'

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * Rows as CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe before it: whoever
 * writes a name must not compute on the reader's machine.
 */
export function csvOf(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map((row) => row.map(cell)),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}
