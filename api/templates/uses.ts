import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#db/database.ts'

/** How a template is used. */
export const templateUsesSchema = z.object({
  total: z.int(),
  last30Days: z.int(),
  people: z.array(z.object({ name: z.string(), uses: z.int() })),
})
export type TemplateUses = z.infer<typeof templateUsesSchema>

/** How often a template was used, and by whom most. `now` in epoch milliseconds. */
export async function usesOf(db: Database, id: string, now: number): Promise<TemplateUses> {
  const month = new Date(now - 30 * 24 * 3_600_000)
  const { rows } = await sql<TemplateUses>`
    select count(*)::int as total, (count(*) filter (where at > ${month}))::int as "last30Days",
      coalesce((
        select jsonb_agg(jsonb_build_object('name', name, 'uses', uses) order by uses desc, name) from (
          select coalesce(person.name, '') as name, count(*)::int as uses from ticket_template_use
            left join person on person.id = person_id
          where template_id = ${id} group by person.id, person.name order by 2 desc, 1 limit 10
        ) as used
      ), '[]') as people
    from ticket_template_use where template_id = ${id}`.execute(db)
  return rows[0] ?? { total: 0, last30Days: 0, people: [] }
}
