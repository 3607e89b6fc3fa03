/** What a file of people may have for columns. An export has all of them. */
export const importColumns = [
  'email',
  'name',
  'role',
  'active',
  'phone',
  'job_title',
  'location',
  'time_zone',
  'language',
  'organization',
  'addresses',
] as const
export type ImportColumn = (typeof importColumns)[number]
