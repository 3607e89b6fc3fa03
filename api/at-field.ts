import { DomainError } from '#domain/errors.ts'

/** What `work` gives; a refusal of it is one of `field`. */
export async function atField<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, error.message, field) : error
  }
}
