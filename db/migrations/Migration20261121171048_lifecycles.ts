import { Migration } from '@mikro-orm/migrations';

export class Migration20261121171048_lifecycles extends Migration {

  override name = 'Migration20261121171048_lifecycles';

  override up(): void | Promise<void> {
    this.addSql(`alter table "lifecycle_version" add "team_id" uuid null, add "removed" jsonb not null default '[]', add "withdrawn" boolean not null default false;`);
    this.addSql(`alter table "lifecycle_version" add constraint "lifecycle_version_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete cascade;`);
    this.addSql(`create index "lifecycle_version_team_id_index" on "lifecycle_version" ("team_id");`);

    this.addSql(`alter table "ticket" add "impact" text null, add "urgency" text null, add "priority_by_hand" boolean not null default false, add "lifecycle" int null, add "resolution" jsonb null, add "snoozed_until" timestamptz(3) null, add "reminders" jsonb not null default '[]';`);
    this.addSql(`create index "ticket_reminded" on "ticket" ("updated_at", "id") where "reminders" <> '[]';`);
    this.addSql(`alter table "ticket" add constraint "ticket_impact_check" check ("impact" in ('low', 'medium', 'high'));`);
    this.addSql(`alter table "ticket" add constraint "ticket_urgency_check" check ("urgency" in ('low', 'medium', 'high'));`);

    // Until now every ticket ran on the newest version there was.
    this.addSql(`update "ticket" set "lifecycle" = "latest"."version" from (select "kind", max("version") as "version" from "lifecycle_version" group by "kind") as "latest" where "latest"."kind" = "ticket"."kind";`);
    // Who changed a priority chose it.
    this.addSql(`update "ticket" set "priority_by_hand" = true where "id" in (select "ticket_id" from "ticket_event" where "type" = 'priority_changed');`);
    this.addSql(`drop index "ticket_live";`);
    this.addSql(`create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id", "snoozed_until") where "category" in ('new', 'open', 'pending', 'on_hold');`);
  }

  override down(): void | Promise<void> {
    // Without teams, theirs would take the place of the kind's.
    this.addSql(`delete from "lifecycle_version" where "team_id" is not null;`);
    this.addSql(`alter table "lifecycle_version" drop constraint "lifecycle_version_team_id_foreign";`);

    this.addSql(`drop index "lifecycle_version_team_id_index";`);
    this.addSql(`alter table "lifecycle_version" drop column "team_id", drop column "removed", drop column "withdrawn";`);

    this.addSql(`drop index "ticket_live";`);
    this.addSql(`create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id") where "category" in ('new', 'open', 'pending', 'on_hold');`);
    this.addSql(`drop index "ticket_reminded";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_impact_check";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_urgency_check";`);
    this.addSql(`alter table "ticket" drop column "impact", drop column "urgency", drop column "priority_by_hand", drop column "lifecycle", drop column "resolution", drop column "snoozed_until", drop column "reminders";`);
  }

}
