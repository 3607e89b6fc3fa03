/**
 * Calm progress for people: each slow step by name with its elapsed time. On a terminal the line of
 * the running step is kept current; elsewhere there is one line at its start and one at its end.
 */
const TICK_MS = 100
const WIDTH = 40

export class Progress {
  /** @param {NodeJS.WriteStream} stream */
  constructor(stream) {
    this.stream = stream
    this.live = Boolean(stream.isTTY) && process.env.TERM !== 'dumb'
    this.current = undefined
  }

  /** Runs one step under its name; a step may return a word about its result. */
  async step(name, work) {
    const started = Date.now()
    const elapsed = () => duration(Date.now() - started)
    const draw = () => this.stream.write(`\r\x1b[2K  ${dim(name.padEnd(WIDTH))}${dim(elapsed())}`)
    if (this.live) draw()
    else this.stream.write(`  ${name} ...\n`)
    const timer = this.live ? setInterval(draw, TICK_MS) : undefined
    this.current = draw
    const finish = (line) => {
      clearInterval(timer)
      this.current = undefined
      this.stream.write(`${this.live ? '\r\x1b[2K' : ''}  ${line}\n`)
    }
    try {
      const result = await work()
      finish(`${name.padEnd(WIDTH)}${elapsed()}`)
      return result
    } catch (error) {
      finish(`${name.padEnd(WIDTH)}failed after ${elapsed()}`)
      throw error
    }
  }

  /** A line that stands by itself; a running step's line continues below it. */
  say(line = '') {
    if (this.live && this.current) this.stream.write('\r\x1b[2K')
    this.stream.write(`${line}\n`)
    if (this.live) this.current?.()
  }
}

/** 850 as "0.9 s", 75000 as "1 min 15 s". */
export function duration(ms) {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function dim(text) {
  return process.env.NO_COLOR ? text : `\x1b[2m${text}\x1b[22m`
}
