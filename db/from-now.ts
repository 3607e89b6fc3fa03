import { sql } from 'kysely'

/** The instant in so many milliseconds, by the clock of Postgres. */
export const fromNow = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`
