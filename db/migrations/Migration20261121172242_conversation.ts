import { Migration } from '@mikro-orm/migrations';

export class Migration20261121172242_conversation extends Migration {

  override name = 'Migration20261121172242_conversation';

  override up(): void | Promise<void> {
    this.addSql(`create table "message_version" ("message_id" uuid not null, "version" int not null, "text" text not null, "html" text null, "replaced_by_id" uuid null, "replaced_at" timestamptz(3) not null, primary key ("message_id", "version"));`);
    this.addSql(`create index "message_version_replaced_by_id_index" on "message_version" ("replaced_by_id");`);

    this.addSql(`create table "draft" ("person_id" uuid not null, "ticket_id" uuid not null, "kind" text not null, "text" text not null, "html" text not null, "files" jsonb not null default '[]', "addressed" jsonb null, "since" int not null default 0, "revision" int not null, "saved_at" timestamptz(3) not null, "device" uuid not null, "other" jsonb null, primary key ("person_id", "ticket_id", "kind"));`);
    this.addSql(`create index "draft_ticket_id_index" on "draft" ("ticket_id");`);

    this.addSql(`alter table "message" add "held_until" timestamptz(3) null, add "edited_at" timestamptz(3) null, add "deleted_at" timestamptz(3) null, add "deleted_by_id" uuid null, add "pinned_at" timestamptz(3) null, add "audience" jsonb null, add "recipients" jsonb null, add "forwards" uuid null;`);
    this.addSql(`alter table "message" add constraint "message_deleted_by_id_foreign" foreign key ("deleted_by_id") references "person" ("id") on delete set null;`);
    this.addSql(`create index "message_deleted_by_id_index" on "message" ("deleted_by_id");`);
    this.addSql(`create index "message_pinned" on "message" ("ticket_id", "seq") where "pinned_at" is not null;`);
    this.addSql(`create index "message_restricted_search" on "message" using gin (to_tsvector('perdure', left("text", 60000))) where "audience" is not null;`);

    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" add "cc" text[] not null default '{}', add "bcc" text[] not null default '{}';`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply', 'copy', 'forward', 'notice'));`);

    this.addSql(`alter table "message_version" add constraint "message_version_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`);
    this.addSql(`alter table "message_version" add constraint "message_version_replaced_by_id_foreign" foreign key ("replaced_by_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "draft" add constraint "draft_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "draft" add constraint "draft_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "draft" add constraint "draft_kind_check" check ("kind" in ('reply', 'note', 'forward'));`);
  }

  override down(): void | Promise<void> {
    // What the version before would show to everybody, or send as something else.
    this.addSql(`delete from "message" where "audience" is not null or "deleted_at" is not null;`);
    this.addSql(`delete from "delivery" where "kind" = 'forward';`);

    this.addSql(`drop table if exists "message_version" cascade;`);
    this.addSql(`drop table if exists "draft" cascade;`);

    this.addSql(`alter table "message" drop constraint "message_deleted_by_id_foreign";`);

    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" drop column "cc", drop column "bcc";`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply', 'copy', 'notice'));`);

    this.addSql(`drop index "message_deleted_by_id_index";`);
    this.addSql(`drop index "message_pinned";`);
    this.addSql(`drop index "message_restricted_search";`);
    this.addSql(`alter table "message" drop column "held_until", drop column "edited_at", drop column "deleted_at", drop column "deleted_by_id", drop column "pinned_at", drop column "audience", drop column "recipients", drop column "forwards";`);
  }

}
