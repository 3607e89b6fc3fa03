import {
  agentOpenings,
  agentRequests,
  chasings,
  closings,
  explanations,
  foreign,
  greetings,
  legalFooter,
  logLines,
  noteOpenings,
  stillBroken,
  urgings,
} from './phrases.ts'
import type { Random } from './random.ts'
import type { Topic } from './topics.ts'
import { fill } from './vocabulary.ts'

/** What a message says; `html` as it would be stored. */
export type Said = { text: string; html: string | null }

/** The words of one ticket: what its people write about one topic. */
export class Texts {
  readonly subject: string
  readonly #topic: Topic
  readonly #random: Random
  readonly #foreign: string | null
  #last = ''

  constructor(topic: Topic, random: Random) {
    const other = random.chance(0.05) ? random.pick(foreign) : null
    this.#topic = topic
    this.#random = random
    this.#foreign = other?.text ?? null
    this.subject = fill(other?.subject ?? random.pick(topic.subjects), random)
  }

  problem(author: string): Said {
    const random = this.#random
    if (this.#foreign) return this.#say([fill(this.#foreign, random), author])
    const problems = sample(this.#topic.problems, random.int(1, 3), random)
    const around = sample(urgings, random.int(0, 3), random)
    const log = random.chance(0.1) ? [logExcerpt(random)] : []
    const footer = random.chance(0.15) ? [legalFooter] : []
    return this.#say([
      random.pick(greetings),
      ...problems,
      ...around,
      ...log,
      this.#signed(author),
      ...footer,
    ])
  }

  question(author: string): Said {
    const { questions, findings } = this.#topic
    return this.#answer(author, [
      this.#random.pick(questions),
      ...(this.#random.chance(0.4) ? [this.#random.pick(findings)] : []),
    ])
  }

  progress(author: string): Said {
    return this.#answer(author, sample(this.#topic.findings, this.#random.int(1, 2), this.#random))
  }

  solution(author: string): Said {
    return this.#answer(author, [this.#random.pick(this.#topic.fixes)])
  }

  reply(author: string): Said {
    const { answers, problems } = this.#topic
    const more = this.#random.chance(0.2) ? [this.#random.pick(problems)] : []
    return this.#mail(author, [this.#random.pick(answers), ...more])
  }

  chase(author: string): Said {
    return this.#mail(author, [this.#random.pick(chasings)])
  }

  stillBroken(author: string): Said {
    return this.#mail(author, [this.#random.pick(stillBroken), this.#random.pick(this.#topic.problems)])
  }

  note(): Said {
    const log = this.#random.chance(0.2) ? [logExcerpt(this.#random)] : []
    return this.#say([
      this.#random.pick(noteOpenings),
      ...sample(this.#topic.findings, this.#random.int(1, 2), this.#random),
      ...log,
    ])
  }

  #answer(author: string, sentences: string[]): Said {
    const random = this.#random
    const explained = random.chance(0.35) ? sample(explanations, random.int(1, 3), random) : []
    const request = random.chance(0.6) ? [random.pick(agentRequests)] : []
    return this.#say([
      random.pick(agentOpenings),
      ...sentences,
      ...explained,
      ...request,
      this.#signed(author),
    ])
  }

  #mail(author: string, sentences: string[]): Said {
    const quoted = this.#random.chance(0.3) ? this.#last : ''
    const said = this.#say([this.#random.pick(greetings), ...sentences, this.#signed(author)])
    if (!quoted) return said
    const lines = quoted.split('\n').map((line) => `> ${line}`)
    const html = said.html && `${said.html}<blockquote>${paragraphs(quoted)}</blockquote>`
    return { text: `${said.text}\n\n${lines.join('\n')}`, html }
  }

  #signed(author: string): string {
    return `${this.#random.pick(closings)}\n${author}`
  }

  #say(parts: string[]): Said {
    const random = this.#random
    const text = parts
      .filter(Boolean)
      .map((part) => fill(part, random))
      .join('\n\n')
    this.#last = text
    return { text, html: random.chance(0.3) ? paragraphs(text) : null }
  }
}

/** Some lines of a log, as people paste them. */
function logExcerpt(random: Random): string {
  return Array.from({ length: random.int(3, 14) }, () => random.pick(logLines)).join('\n')
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<p>${escaped.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`
}

function sample<T>(list: readonly T[], count: number, random: Random): T[] {
  const rest = [...list]
  return Array.from(
    { length: Math.min(count, rest.length) },
    () => rest.splice(random.int(0, rest.length - 1), 1)[0]!,
  )
}
