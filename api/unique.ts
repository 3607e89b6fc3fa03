import { DomainError, type ErrorCode } from '#domain/errors.ts'

/** What `write` gives; throws `code` with `message` where it would break the uniqueness named by `constraint`. */
export async function unlessTaken<T>(
  write: Promise<T>,
  { constraint, ...refusal }: { constraint: RegExp; code: ErrorCode; message: string; field: string },
): Promise<T> {
  return write.catch((error: unknown) => {
    if (breaks(error, constraint)) throw new DomainError(refusal.code, refusal.message, refusal.field)
    throw error
  })
}

/** Whether a write failed since it would break the uniqueness named by `constraint`. */
export function breaks(error: unknown, constraint: RegExp): boolean {
  const { code, constraint: broken } = Object(error) as { code?: string; constraint?: string }
  return code === '23505' && constraint.test(broken ?? '')
}
