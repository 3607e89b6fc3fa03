import type { OrganizationVisibility } from '#domain/people/organization.ts'

// The domain's own list comes with its validation; these are its values alone, checked against its type.
export const visibilities = [
  'own',
  'organization',
  'with_sub_organizations',
] as const satisfies readonly OrganizationVisibility[]
