/** Times in which a calendar is open, as [from, to) in epoch milliseconds, in order and without overlap. */
export type OpenSpans = readonly (readonly [from: number, to: number])[]

/** Open seconds between two instants. */
export function openSeconds(spans: OpenSpans, from: number, to: number): number {
  let sum = 0
  for (let at = firstAfter(spans, from); at < spans.length; at++) {
    const [start, end] = spans[at] as readonly [number, number]
    if (start >= to) break
    sum += Math.min(end, to) - Math.max(start, from)
  }
  return sum / 1000
}

function firstAfter(spans: OpenSpans, instant: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.[1] ?? 0) <= instant) low = middle + 1
    else high = middle
  }
  return low
}
