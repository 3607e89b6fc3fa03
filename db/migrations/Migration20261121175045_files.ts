import { Migration } from '@mikro-orm/migrations';

export class Migration20261121175045_files extends Migration {

  override name = 'Migration20261121175045_files';

  override up(): void | Promise<void> {
    this.addSql(`create table "file_download" ("id" uuid not null, "attachment_id" uuid not null, "person_id" uuid null, "how" text not null, "at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "file_download_person_id_index" on "file_download" ("person_id");`);
    this.addSql(`create index "file_download_attachment_at" on "file_download" ("attachment_id", "at");`);

    this.addSql(`create index "intake_sha256_index" on "intake" ("sha256");`);

    this.addSql(`alter table "attachment" add "state" text not null default 'waiting', add "reason" text null, add "preview" varchar(64) null, add "next_look_at" timestamptz(3) null default now(), add "looks" smallint not null default 0, add "removed_at" timestamptz(3) null, add "removed_by_id" uuid null;`);
    // What is there was taken before anybody looked at files: it stays within reach.
    this.addSql(`update "attachment" set "state" = 'unscanned', "next_look_at" = null;`);
    this.addSql(`alter table "attachment" add constraint "attachment_removed_by_id_foreign" foreign key ("removed_by_id") references "person" ("id") on delete set null;`);
    this.addSql(`create index "attachment_preview_index" on "attachment" ("preview");`);
    this.addSql(`create index "attachment_removed_by_id_index" on "attachment" ("removed_by_id");`);
    this.addSql(`create index "attachment_to_look_at" on "attachment" ("next_look_at") where "next_look_at" is not null;`);
    this.addSql(`create index "attachment_unsent" on "attachment" ("created_at") where "message_id" is null;`);
    this.addSql(`create index "attachment_removed" on "attachment" ("removed_at") where "removed_at" is not null;`);
    this.addSql(`alter table "attachment" add constraint "attachment_state_check" check ("state" in ('waiting', 'clean', 'unscanned', 'infected', 'refused'));`);

    this.addSql(`alter table "file_download" add constraint "file_download_attachment_id_foreign" foreign key ("attachment_id") references "attachment" ("id") on delete cascade;`);
    this.addSql(`alter table "file_download" add constraint "file_download_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "file_download" add constraint "file_download_how_check" check ("how" in ('download', 'preview'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "file_download" cascade;`);

    this.addSql(`alter table "attachment" drop constraint "attachment_removed_by_id_foreign";`);

    this.addSql(`drop index "attachment_preview_index";`);
    this.addSql(`drop index "attachment_removed_by_id_index";`);
    this.addSql(`drop index "attachment_to_look_at";`);
    this.addSql(`drop index "attachment_unsent";`);
    this.addSql(`drop index "attachment_removed";`);
    this.addSql(`alter table "attachment" drop constraint "attachment_state_check";`);
    this.addSql(`alter table "attachment" drop column "state", drop column "reason", drop column "preview", drop column "next_look_at", drop column "looks", drop column "removed_at", drop column "removed_by_id";`);

    this.addSql(`drop index "intake_sha256_index";`);
  }

}
