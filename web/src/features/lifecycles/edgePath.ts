type Box = { x: number; y: number; width: number; height: number }
type Point = { x: number; y: number }

const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

/** Where the way from the middle of `box` to `point` leaves it. */
function border(box: Box, point: Point, gap = 0): Point {
  const from = centre(box)
  const [dx, dy] = [point.x - from.x, point.y - from.y]
  if (!dx && !dy) return from
  const scale = 1 / Math.max(Math.abs(dx) / (box.width / 2 + gap), Math.abs(dy) / (box.height / 2 + gap))
  return { x: from.x + dx * scale, y: from.y + dy * scale }
}

/** A bowed line from one box to another, so that the way back does not lie on the way there. */
export function edgePath(source: Box, target: Box): { path: string; label: Point } {
  const [from, to] = [centre(source), centre(target)]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const bow = Math.min(26 + length * 0.07, 70)
  const bend = {
    x: (from.x + to.x) / 2 - (dy / length) * bow,
    y: (from.y + to.y) / 2 + (dx / length) * bow,
  }
  const start = border(source, bend)
  const end = border(target, bend, 3)
  const label = {
    x: start.x / 4 + bend.x / 2 + end.x / 4,
    y: start.y / 4 + bend.y / 2 + end.y / 4,
  }
  return { path: `M ${start.x},${start.y} Q ${bend.x},${bend.y} ${end.x},${end.y}`, label }
}
