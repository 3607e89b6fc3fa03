import { describe, expect, it } from 'vitest'
import { Random } from '#bin/seed/random.ts'
import { Texts } from '#bin/seed/texts.ts'
import { topics } from '#bin/seed/topics.ts'
import { sanitizedHtml } from '#db/html.ts'

function everything(): { text: string; html: string | null }[] {
  const random = new Random(5)
  return Array.from({ length: 40 }, () => topics)
    .flat()
    .flatMap((topic) => {
      const texts = new Texts(topic, random)
      return [
        texts.problem('Ana'),
        texts.question('Ben'),
        texts.reply('Ana'),
        texts.chase('Ana'),
        texts.note(),
        texts.solution('Ben'),
        texts.stillBroken('Ana'),
      ]
    })
}

describe('what people write', () => {
  it('has every gap filled in', () => {
    expect(everything().filter(({ text }) => /\{\w+\}|undefined/.test(text))).toEqual([])
  })

  it('is HTML as it would have been stored', () => {
    const html = everything().flatMap((said) => said.html ?? [])
    expect(html.length).toBeGreaterThan(100)
    for (const each of html) expect(sanitizedHtml(each)).toBe(each)
  })
})
