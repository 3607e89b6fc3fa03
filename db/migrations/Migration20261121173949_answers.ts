import { Migration } from '@mikro-orm/migrations';

export class Migration20261121173949_answers extends Migration {

  override name = 'Migration20261121173949_answers';

  override up(): void | Promise<void> {
    this.addSql(`create table "macro" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "steps" jsonb not null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "macro_owner_id_index" on "macro" ("owner_id");`);
    this.addSql(`create index "macro_team_id_index" on "macro" ("team_id");`);
    this.addSql(`create index "macro_name" on "macro" ("name", "id");`);

    this.addSql(`create table "canned_reply" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "tags" text[] not null default '{}', "for" text not null default 'both', "html" text not null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "canned_reply_owner_id_index" on "canned_reply" ("owner_id");`);
    this.addSql(`create index "canned_reply_team_id_index" on "canned_reply" ("team_id");`);
    this.addSql(`create index "canned_reply_name" on "canned_reply" ("name", "id");`);

    this.addSql(`create table "ticket_template" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "version" int not null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "ticket_template_owner_id_index" on "ticket_template" ("owner_id");`);
    this.addSql(`create index "ticket_template_team_id_index" on "ticket_template" ("team_id");`);
    this.addSql(`create index "ticket_template_name" on "ticket_template" ("name", "id");`);

    this.addSql(`create table "ticket_template_use" ("ticket_number" varchar(20) not null, "template_id" uuid not null, "version" int not null, "person_id" uuid null, "at" timestamptz(3) not null default now(), primary key ("ticket_number"));`);
    this.addSql(`create index "ticket_template_use_person_id_index" on "ticket_template_use" ("person_id");`);
    this.addSql(`create index "ticket_template_use_template" on "ticket_template_use" ("template_id", "version");`);

    this.addSql(`create table "ticket_template_version" ("template_id" uuid not null, "version" int not null, "content" jsonb not null, "author_id" uuid null, "created_at" timestamptz(3) not null default now(), primary key ("template_id", "version"));`);
    this.addSql(`create index "ticket_template_version_author_id_index" on "ticket_template_version" ("author_id");`);

    this.addSql(`alter table "macro" add constraint "macro_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "macro" add constraint "macro_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "macro" add constraint "macro_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);

    this.addSql(`alter table "canned_reply" add constraint "canned_reply_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_for_check" check ("for" in ('reply', 'note', 'both'));`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);

    this.addSql(`alter table "ticket_template" add constraint "ticket_template_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "ticket_template" add constraint "ticket_template_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "ticket_template" add constraint "ticket_template_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);

    this.addSql(`alter table "ticket_template_use" add constraint "ticket_template_use_template_id_foreign" foreign key ("template_id") references "ticket_template" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_template_use" add constraint "ticket_template_use_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "ticket_template_version" add constraint "ticket_template_version_template_id_foreign" foreign key ("template_id") references "ticket_template" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_template_version" add constraint "ticket_template_version_author_id_foreign" foreign key ("author_id") references "person" ("id") on delete set null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "ticket_template_use" drop constraint "ticket_template_use_template_id_foreign";`);
    this.addSql(`alter table "ticket_template_version" drop constraint "ticket_template_version_template_id_foreign";`);

    this.addSql(`drop table if exists "macro" cascade;`);
    this.addSql(`drop table if exists "canned_reply" cascade;`);
    this.addSql(`drop table if exists "ticket_template" cascade;`);
    this.addSql(`drop table if exists "ticket_template_use" cascade;`);
    this.addSql(`drop table if exists "ticket_template_version" cascade;`);
  }

}
