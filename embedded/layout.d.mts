export declare const versions: {
  readonly temporal: string
  readonly temporalUi: string
  readonly temporalTestServer: string
  readonly slf4j: string
  readonly versitygw: string
}

/** The folder, outside the repository and outside node_modules, that all checkouts share. */
export declare function cacheFolder(env: Record<string, string | undefined>): string

export interface Layout {
  cache: string
  temporal: { folder: string; server: string; sql: string }
  ui: { folder: string; server: string }
  testServer: { folder: string; launcher: string }
  devServer: { folder: string; marker: string }
  versitygw: { folder: string; server: string }
  clamd: { marker: string }
  chromium: { marker: string }
}

/** Where each server's files are, given the cache folder. */
export declare function layout(cache: string): Layout

/** A short name for something whose parts decide whether a kept copy still fits. */
export declare function fingerprint(parts: unknown): string
