/** An answer of the API that says: stored, will be carried out when the engine is back. */
export type Waiting = { command: { id: string; state: string; href: string } }

export function isWaiting<T extends object>(answer: T | Waiting): answer is Waiting {
  return 'command' in answer
}

/** One page of a list. */
export type Page<Name extends string, T> = Record<Name, T[]> & { next: string | null }
