import { Migration } from '@mikro-orm/migrations';

export class Migration20261121185510_bulk extends Migration {

  override name = 'Migration20261121185510_bulk';

  override up(): void | Promise<void> {
    this.addSql(`create table "bulk" ("id" uuid not null, "person_id" uuid not null, "only" jsonb null, "filter" text null, "asked" jsonb null, "changes" jsonb null, "reason" text null, "undoes_id" uuid null, "state" text not null default 'running', "total" int not null, "done" int not null default 0, "refused" int not null default 0, "skipped" int not null default 0, "created_at" timestamptz(3) not null default now(), "progressed_at" timestamptz(3) not null default now(), "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "bulk" add constraint "bulk_undoes_id_unique" unique ("undoes_id");`);
    this.addSql(`create index "bulk_person_created" on "bulk" ("person_id", "created_at", "id");`);
    this.addSql(`create index "bulk_running" on "bulk" ("progressed_at") where "state" = 'running';`);

    this.addSql(`create table "bulk_item" ("bulk_id" uuid not null, "position" int not null, "ticket_number" varchar(20) not null, "state" text not null default 'pending', "code" varchar(60) null, "detail" text null, "seq" int null, primary key ("bulk_id", "position"));`);
    this.addSql(`create index "bulk_item_state" on "bulk_item" ("bulk_id", "state", "position");`);

    this.addSql(`alter table "bulk" add constraint "bulk_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "bulk" add constraint "bulk_undoes_id_foreign" foreign key ("undoes_id") references "bulk" ("id") on delete set null;`);
    this.addSql(`alter table "bulk" add constraint "bulk_state_check" check ("state" in ('running', 'paused', 'cancelled', 'done'));`);

    this.addSql(`alter table "bulk_item" add constraint "bulk_item_bulk_id_foreign" foreign key ("bulk_id") references "bulk" ("id") on delete cascade;`);
    this.addSql(`alter table "bulk_item" add constraint "bulk_item_state_check" check ("state" in ('pending', 'done', 'refused', 'skipped'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "bulk" drop constraint "bulk_undoes_id_foreign";`);
    this.addSql(`alter table "bulk_item" drop constraint "bulk_item_bulk_id_foreign";`);

    this.addSql(`drop table if exists "bulk" cascade;`);
    this.addSql(`drop table if exists "bulk_item" cascade;`);
  }

}
