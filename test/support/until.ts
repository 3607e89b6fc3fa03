/** Waits for a condition, asking again and again; what it is about is said when it never comes true. */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  withinMs = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`It never came true that ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
