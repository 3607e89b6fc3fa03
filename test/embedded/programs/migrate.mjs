// A stand-in for the migration: fails when it is told to.
console.log('applied one')
if (process.env.MIGRATION_FAILS) {
  console.error('relation "ticket" does not fit')
  process.exit(1)
}
