import { Migration } from '@mikro-orm/migrations';

export class Migration20261121175015_fields extends Migration {

  override name = 'Migration20261121175015_fields';

  override up(): void | Promise<void> {
    this.addSql(`create table "field" ("id" uuid not null, "key" varchar(40) not null, "definition" jsonb not null, "position" int not null, "archived" boolean not null default false, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "field" add constraint "field_key_unique" unique ("key");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "field" cascade;`);
  }

}
