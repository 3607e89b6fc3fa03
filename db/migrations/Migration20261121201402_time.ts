import { Migration } from '@mikro-orm/migrations';

export class Migration20261121201402_time extends Migration {

  override name = 'Migration20261121201402_time';

  override up(): void | Promise<void> {
    this.addSql(`create table "timer" ("person_id" uuid not null, "id" uuid not null, "ticket_id" uuid not null, "seconds" int not null default 0, "started_at" timestamptz(3) null, primary key ("person_id"));`);
    this.addSql(`alter table "timer" add constraint "timer_id_unique" unique ("id");`);
    this.addSql(`create index "timer_ticket_id_index" on "timer" ("ticket_id");`);

    this.addSql(`create table "time_type" ("id" uuid not null, "name" varchar(60) not null, "color" text not null default 'gray', "billable" boolean not null default false, "retired_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "time_type" add constraint "time_type_name_unique" unique ("name");`);

    this.addSql(`create table "time_entry" ("id" uuid not null, "ticket_id" uuid not null, "person_id" uuid not null, "day" varchar(10) not null, "minutes" int not null, "billable" boolean not null default false, "type_id" uuid null, "text" text not null default '', "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "time_entry_ticket_id_index" on "time_entry" ("ticket_id");`);
    this.addSql(`create index "time_entry_type_id_index" on "time_entry" ("type_id");`);
    this.addSql(`create index "time_entry_person_day" on "time_entry" ("person_id", "day", "id");`);
    this.addSql(`create index "time_entry_day" on "time_entry" ("day", "id");`);

    this.addSql(`alter table "ticket" add "time_minutes" int not null default 0, add "billable_minutes" int not null default 0;`);

    this.addSql(`alter table "timer" add constraint "timer_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "timer" add constraint "timer_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);

    this.addSql(`alter table "time_type" add constraint "time_type_color_check" check ("color" in ('gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'));`);

    this.addSql(`alter table "time_entry" add constraint "time_entry_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "time_entry" add constraint "time_entry_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete restrict;`);
    this.addSql(`alter table "time_entry" add constraint "time_entry_type_id_foreign" foreign key ("type_id") references "time_type" ("id") on delete restrict;`);
    this.addSql(`alter table "time_entry" add constraint "time_entry_minutes" check ("minutes" >= 1 and "minutes" <= 1440);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "time_entry" drop constraint "time_entry_type_id_foreign";`);

    this.addSql(`drop table if exists "timer" cascade;`);
    this.addSql(`drop table if exists "time_type" cascade;`);
    this.addSql(`drop table if exists "time_entry" cascade;`);

    this.addSql(`alter table "ticket" drop column "time_minutes", drop column "billable_minutes";`);
  }

}
