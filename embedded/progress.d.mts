/** Calm progress for people: each slow step by name with its elapsed time. */
export declare class Progress {
  constructor(stream: NodeJS.WriteStream)
  /** Runs one step under its name. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** A line that stands by itself; a running step's line continues below it. */
  say(line?: string): void
}

/** 850 as "0.9 s", 75000 as "1 min 15 s". */
export declare function duration(ms: number): string
