import { Migration } from '@mikro-orm/migrations';

export class Migration20261121172233_answers extends Migration {

  override name = 'Migration20261121172233_answers';

  override up(): void | Promise<void> {
    this.addSql(`create table "macro" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "steps" jsonb not null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "macro_owner_id_index" on "macro" ("owner_id");`);
    this.addSql(`create index "macro_team_id_index" on "macro" ("team_id");`);
    this.addSql(`create index "macro_name" on "macro" ("name", "id");`);

    this.addSql(`create table "canned_reply" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "tags" text[] not null default '{}', "for" text not null default 'both', "html" text not null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "canned_reply_owner_id_index" on "canned_reply" ("owner_id");`);
    this.addSql(`create index "canned_reply_team_id_index" on "canned_reply" ("team_id");`);
    this.addSql(`create index "canned_reply_name" on "canned_reply" ("name", "id");`);

    this.addSql(`alter table "macro" add constraint "macro_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "macro" add constraint "macro_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "macro" add constraint "macro_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);

    this.addSql(`alter table "canned_reply" add constraint "canned_reply_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_for_check" check ("for" in ('reply', 'note', 'both'));`);
    this.addSql(`alter table "canned_reply" add constraint "canned_reply_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "macro" cascade;`);
    this.addSql(`drop table if exists "canned_reply" cascade;`);
  }

}
