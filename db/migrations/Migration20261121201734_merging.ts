import { Migration } from '@mikro-orm/migrations';

export class Migration20261121201734_merging extends Migration {

  override name = 'Migration20261121201734_merging';

  override up(): void | Promise<void> {
    this.addSql(`alter table "ticket" add "merged_into" jsonb null, add "merged_into_ticket_id" uuid null, add "merged" text[] not null default '{}';`);
    this.addSql(`alter table "ticket" add constraint "ticket_merged_into_ticket_id_foreign" foreign key ("merged_into_ticket_id") references "ticket" ("id") on delete set null;`);
    this.addSql(`create index "ticket_merged_into" on "ticket" ("merged_into_ticket_id") where "merged_into_ticket_id" is not null;`);

    this.addSql(`alter table "message" add "split_into_id" uuid null, add "split_from_id" uuid null;`);
    this.addSql(`alter table "message" add constraint "message_split_into_id_foreign" foreign key ("split_into_id") references "ticket" ("id") on delete set null;`);
    this.addSql(`alter table "message" add constraint "message_split_from_id_foreign" foreign key ("split_from_id") references "ticket" ("id") on delete set null;`);
    this.addSql(`create index "message_split_into" on "message" ("split_into_id") where "split_into_id" is not null;`);
    this.addSql(`create index "message_split_from" on "message" ("split_from_id") where "split_from_id" is not null;`);

    this.addSql(`alter table "ticket_watcher" drop constraint "ticket_watcher_reason_check";`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_reason_check" check ("reason" in ('self', 'added', 'mention', 'mail', 'merge'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "message" drop constraint "message_split_into_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_split_from_id_foreign";`);

    this.addSql(`alter table "ticket" drop constraint "ticket_merged_into_ticket_id_foreign";`);

    this.addSql(`drop index "message_split_into";`);
    this.addSql(`drop index "message_split_from";`);
    this.addSql(`alter table "message" drop column "split_into_id", drop column "split_from_id";`);

    this.addSql(`drop index "ticket_merged_into";`);
    this.addSql(`alter table "ticket" drop column "merged_into", drop column "merged_into_ticket_id", drop column "merged";`);

    this.addSql(`update "ticket_watcher" set "reason" = 'added' where "reason" = 'merge';`);
    this.addSql(`alter table "ticket_watcher" drop constraint "ticket_watcher_reason_check";`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_reason_check" check ("reason" in ('self', 'added', 'mention', 'mail'));`);
  }

}
