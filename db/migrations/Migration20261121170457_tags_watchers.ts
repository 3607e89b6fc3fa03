import { Migration } from '@mikro-orm/migrations';

export class Migration20261121170457_tags_watchers extends Migration {

  override name = 'Migration20261121170457_tags_watchers';

  override up(): void | Promise<void> {
    this.addSql(`create table "tag" ("id" uuid not null, "name" varchar(60) not null, "color" text not null default 'gray', "icon" text null, "description" text not null default '', "merged_into_id" uuid null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "tag" add constraint "tag_name_unique" unique ("name");`);
    this.addSql(`create index "tag_merged_into_id_index" on "tag" ("merged_into_id");`);
    this.addSql(`create index "tag_search" on "tag" using gin ("name" gin_trgm_ops);`);
    // What tickets have been tagged with so far.
    this.addSql(`insert into "tag" ("id", "name") select gen_random_uuid(), name from (select distinct left(unnest("tags"), 60) as name from "ticket") as used where name <> '';`);

    // Whoever changed tickets made tags by it, under roles of their own, too: they go on to, and add watchers where they do.
    this.addSql(`update "role" set "grants" = "grants" || '[{"permission": "tag.read", "scope": "all"}, {"permission": "tag.create", "scope": "all"}]' || (select jsonb_agg(jsonb_set(held, '{permission}', '"watcher.manage"')) from jsonb_array_elements("grants") as held where held ->> 'permission' = 'ticket.update') where not "built_in" and "grants" @> '[{"permission": "ticket.update"}]';`);

    this.addSql(`create table "tag_change" ("id" uuid not null, "from_name" varchar(60) not null, "to_name" varchar(60) null, "by_id" uuid null, "changed" int not null default 0, "next_attempt_at" timestamptz(3) not null default now(), "claimed_until" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "done_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "tag_change_by_id_index" on "tag_change" ("by_id");`);
    this.addSql(`create index "tag_change_due" on "tag_change" ("created_at", "id") where "done_at" is null;`);

    this.addSql(`create table "ticket_watcher" ("id" uuid not null, "ticket_id" uuid not null, "person_id" uuid null, "team_id" uuid null, "reason" text not null, "added_by_id" uuid null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "ticket_watcher_person_id_index" on "ticket_watcher" ("person_id");`);
    this.addSql(`create index "ticket_watcher_team_id_index" on "ticket_watcher" ("team_id");`);
    this.addSql(`create index "ticket_watcher_added_by_id_index" on "ticket_watcher" ("added_by_id");`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_person" unique ("ticket_id", "person_id");`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_team" unique ("ticket_id", "team_id");`);

    this.addSql(`alter table "ticket" add "watched" boolean not null default false;`);

    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply', 'copy', 'notice'));`);

    this.addSql(`alter table "tag" add constraint "tag_merged_into_id_foreign" foreign key ("merged_into_id") references "tag" ("id") on delete cascade;`);
    this.addSql(`alter table "tag" add constraint "tag_color_check" check ("color" in ('gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'));`);
    this.addSql(`alter table "tag" add constraint "tag_icon_check" check ("icon" in ('alert', 'bug', 'building', 'cloud', 'crown', 'database', 'flame', 'globe', 'key', 'laptop', 'lock', 'mail', 'network', 'package', 'phone', 'printer', 'server', 'shield', 'star', 'user', 'wifi', 'wrench'));`);

    this.addSql(`alter table "tag_change" add constraint "tag_change_by_id_foreign" foreign key ("by_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_added_by_id_foreign" foreign key ("added_by_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_one" check (("person_id" is null) <> ("team_id" is null));`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_reason_check" check ("reason" in ('self', 'added', 'mention', 'mail'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`update "role" set "grants" = coalesce((select jsonb_agg(held) from jsonb_array_elements("grants") as held where held ->> 'permission' not in ('tag.read', 'tag.create', 'tag.manage', 'watcher.manage')), '[]');`);

    this.addSql(`alter table "tag" drop constraint "tag_merged_into_id_foreign";`);

    this.addSql(`drop table if exists "tag" cascade;`);
    this.addSql(`drop table if exists "tag_change" cascade;`);
    this.addSql(`drop table if exists "ticket_watcher" cascade;`);

    this.addSql(`delete from "delivery" where "kind" = 'copy';`);
    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply', 'notice'));`);

    this.addSql(`alter table "ticket" drop column "watched";`);
  }

}
