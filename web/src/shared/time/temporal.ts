import type { Temporal as Shape } from 'temporal-polyfill'

/** The browser's own Temporal, or the polyfill where there is none yet. Stands in for the polyfill in the build. */
const own = (globalThis as { Temporal?: typeof Shape }).Temporal
export const Temporal: typeof Shape = own ?? (await import('temporal-polyfill/implementation')).Temporal
