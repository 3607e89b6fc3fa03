/** The longest interval at which something recurs: days, weeks or months. */
export const mostInterval = { day: 366, week: 52, month: 60 } as const
