/** Whether a value says nothing: null, '' and [] are none. */
export const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)
