import type { Announcer, News } from '#db/news.ts'

const most = 10_000

/**
 * Announces like `announcer`, and knows the announcements that come back as its own: what a follower itself has
 * finished is no reason for it to look for more.
 */
export function ownNews(announcer: Announcer) {
  const announced = new Set<string>()
  return {
    announcer: {
      ...announcer,
      announce(...news: News[]): void {
        // Some never come back: the connection that listens may have been away.
        if (announced.size > most) announced.clear()
        for (const item of news) if ('id' in item) announced.add(item.id)
        announcer.announce(...news)
      },
    } satisfies Announcer,
    /** Whether this id was announced here; asked once per announcement. */
    has: (id: string): boolean => announced.delete(id),
  }
}
