import { Migration } from '@mikro-orm/migrations';

export class Migration20261121190928_links extends Migration {

  override name = 'Migration20261121190928_links';

  override up(): void | Promise<void> {
    this.addSql(`create table "ticket_link" ("id" uuid not null, "from_id" uuid not null, "to_id" uuid not null, "relation" text not null, "created_by_id" uuid null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "ticket_link_created_by_id_index" on "ticket_link" ("created_by_id");`);
    this.addSql(`create index "ticket_link_to" on "ticket_link" ("to_id", "relation");`);
    this.addSql(`create unique index "ticket_link_one_parent" on "ticket_link" ("from_id") where "relation" = 'child_of';`);
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_unique" unique ("from_id", "to_id", "relation");`);

    this.addSql(`alter table "ticket_link" add constraint "ticket_link_from_id_foreign" foreign key ("from_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_to_id_foreign" foreign key ("to_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_not_itself" check ("from_id" <> "to_id");`);
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_relation_check" check ("relation" in ('related_to', 'duplicate_of', 'child_of', 'blocks', 'caused_by', 'continues'));`);
    this.addSql(`insert into "ticket_link" ("id", "from_id", "to_id", "relation", "created_at")
      select gen_random_uuid(), event.ticket_id, other.id, 'continues', event.at
      from ticket_event as event join ticket as other on other.number = event.data ->> 'ticket' and other.id <> event.ticket_id
      where event.type = 'linked' and event.data ->> 'relation' = 'continues'
      on conflict do nothing;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "ticket_link" cascade;`);
  }

}
