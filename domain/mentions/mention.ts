/** The most people and teams that one message mentions. */
export const mostMentions = 20

/** Somebody, or a whole team, who is called in a message. */
export type Mention = { kind: 'person' | 'team'; id: string }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const reference = new RegExp(`^(?:person|team):${uuid}$`)
const element = new RegExp(`<span data-mention="(person|team):(${uuid})">[^<]*</span>`, 'g')

/** Whether that is how the HTML of a message refers to somebody: `person:<id>` or `team:<id>`. */
export function isMentionReference(text: string): boolean {
  return reference.test(text)
}

/** Whom sanitised HTML mentions, everybody once. */
export function mentionsIn(html: string): Mention[] {
  const found = new Map<string, Mention>()
  for (const [, kind, id] of html.matchAll(element))
    found.set(`${kind}:${id}`, { kind: kind as Mention['kind'], id: id as string })
  return [...found.values()]
}

/** The HTML with the names they really have, whatever it called them. What is no whole mention is none. */
export function withMentionNames(html: string, nameOf: (mention: Mention) => string): string {
  const named = html.replaceAll(
    element,
    (_, kind: Mention['kind'], id: string) =>
      `<span data-named="${kind}:${id}">@${escaped(nameOf({ kind, id }))}</span>`,
  )
  return named.replaceAll(/ data-mention="[^"]*"/g, '').replaceAll(' data-named="', ' data-mention="')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
