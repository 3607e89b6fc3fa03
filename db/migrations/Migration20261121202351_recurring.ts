import { Migration } from '@mikro-orm/migrations';

export class Migration20261121202351_recurring extends Migration {

  override name = 'Migration20261121202351_recurring';

  override up(): void | Promise<void> {
    this.addSql(`create table "recurring" ("id" uuid not null, "name" varchar(200) not null, "maker_id" uuid null, "only" jsonb null, "ticket" jsonb not null, "requester_id" uuid null, "plan" jsonb not null, "calendar_id" uuid null, "missed" text not null, "within_hours" int not null, "paused" boolean not null default false, "planned_until" timestamptz(3) not null, "planned_calendar" int null, "next_at" timestamptz(3) null, "revision" int not null default 1, "applied_revision" int not null default 0, "applied_calendar" int null, "applied_at" timestamptz(3) null, "claimed_until" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "deleted_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "recurring_maker_id_index" on "recurring" ("maker_id");`);
    this.addSql(`create index "recurring_requester_id_index" on "recurring" ("requester_id");`);
    this.addSql(`create index "recurring_calendar_id_index" on "recurring" ("calendar_id");`);
    this.addSql(`create index "recurring_name" on "recurring" ("name", "id");`);

    this.addSql(`create table "recurring_occurrence" ("recurring_id" uuid not null, "at" timestamptz(3) not null, "by_hand" boolean not null default false, "asked_key" uuid null, "planned" text[] null, "state" text not null default 'due', "attempt" int not null default 0, "ticket_number" varchar(20) null, "code" varchar(60) null, "field" varchar(200) null, "detail" text null, "claimed_until" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("recurring_id", "at"));`);
    this.addSql(`create index "recurring_occurrence_due" on "recurring_occurrence" ("at") where "state" = 'due';`);
    this.addSql(`alter table "recurring_occurrence" add constraint "recurring_occurrence_asked" unique ("recurring_id", "asked_key");`);

    this.addSql(`alter table "recurring" add constraint "recurring_maker_id_foreign" foreign key ("maker_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "recurring" add constraint "recurring_requester_id_foreign" foreign key ("requester_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "recurring" add constraint "recurring_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete restrict;`);
    this.addSql(`alter table "recurring" add constraint "recurring_missed_check" check ("missed" in ('all', 'last', 'none'));`);

    this.addSql(`alter table "recurring_occurrence" add constraint "recurring_occurrence_recurring_id_foreign" foreign key ("recurring_id") references "recurring" ("id") on delete cascade;`);
    this.addSql(`alter table "recurring_occurrence" add constraint "recurring_occurrence_state_check" check ("state" in ('due', 'made', 'failed', 'skipped'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "recurring_occurrence" drop constraint "recurring_occurrence_recurring_id_foreign";`);

    this.addSql(`drop table if exists "recurring" cascade;`);
    this.addSql(`drop table if exists "recurring_occurrence" cascade;`);
  }

}
