// A select's choice is a text; none of them is the same as having chosen nothing.
export const none = 'none'
export const always = none

/** The id that was chosen, or null. */
export const orNull = (choice: string): string | null => (choice === none ? null : choice)
