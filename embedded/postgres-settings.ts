/** Settings for a small machine that promises to lose nothing. Read by the person who tunes it. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  password_encryption: 'scram-sha-256',
  // Durability is the promise: an acknowledged commit is on disk.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Fewer, wider checkpoints: fewer full pages in the log, steadier answers.
  wal_buffers: '16MB',
  min_wal_size: '256MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_level: 'replica',
  max_wal_senders: 4,
  // Memory: small machine, many small transactions.
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  autovacuum_max_workers: 2,
  max_parallel_workers_per_gather: 1,
  max_parallel_workers: 2,
  io_workers: 2,
  // Solid-state disks; short queries, for which compiling costs more than it saves.
  random_page_cost: 1.1,
  jit: 'off',
  // Everything in UTC; people's time zones are the application's business.
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %d ',
  log_min_duration_statement: '2s',
  // Parameters are people's words and never belong in a log.
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  shared_preload_libraries: 'pg_stat_statements',
}

/** For tests, whose data is thrown away: no waiting for the disk. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 300,
  wal_level: 'minimal',
  max_wal_senders: 0,
}

/** The arguments for `postgres` after its data folder and port. */
export function postgresSettings(options: { throwAway: boolean }): string[] {
  const chosen = options.throwAway ? { ...settings, ...throwAway } : settings
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
