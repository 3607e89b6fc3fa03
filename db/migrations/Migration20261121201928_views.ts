import { Migration } from '@mikro-orm/migrations';

export class Migration20261121201928_views extends Migration {

  override name = 'Migration20261121201928_views';

  override up(): void | Promise<void> {
    this.addSql(`create table "saved_view" ("id" uuid not null, "name" varchar(100) not null, "icon" varchar(40) not null, "filter" text not null, "sort" varchar(20) not null, "columns" text[] null, "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "saved_view_owner_id_index" on "saved_view" ("owner_id");`);
    this.addSql(`create index "saved_view_team_id_index" on "saved_view" ("team_id");`);
    this.addSql(`create index "saved_view_name" on "saved_view" ("name", "id");`);

    this.addSql(`create table "view_order" ("person_id" uuid not null, "keys" text[] not null default '{}', primary key ("person_id"));`);

    this.addSql(`alter table "saved_view" add constraint "saved_view_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "saved_view" add constraint "saved_view_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);

    this.addSql(`alter table "view_order" add constraint "view_order_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "saved_view" cascade;`);
    this.addSql(`drop table if exists "view_order" cascade;`);
  }

}
