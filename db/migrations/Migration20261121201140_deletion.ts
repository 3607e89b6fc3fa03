import { Migration } from '@mikro-orm/migrations';

export class Migration20261121201140_deletion extends Migration {

  override name = 'Migration20261121201140_deletion';

  override up(): void | Promise<void> {
    this.addSql(`alter table "ticket" add "deleted_at" timestamptz(3) null;`);
    this.addSql(`create index "ticket_deleted" on "ticket" ("updated_at", "id") where "deleted_at" is not null;`);
    this.addSql(`drop index "ticket_live";`);
    this.addSql(`create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id", "snoozed_until") where "category" in ('new', 'open', 'pending', 'on_hold') and "deleted_at" is null;`);
    this.addSql(`drop index "ticket_breached";`);
    this.addSql(`create index "ticket_breached" on "ticket" ("updated_at", "id") where "breached" and "category" in ('new', 'open', 'pending', 'on_hold') and "deleted_at" is null;`);
    this.addSql(`create index "ticket_snoozed" on "ticket" ("snoozed_until", "id") where "snoozed_until" is not null and "deleted_at" is null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "ticket_snoozed";`);
    this.addSql(`drop index "ticket_breached";`);
    this.addSql(`create index "ticket_breached" on "ticket" ("updated_at", "id") where "breached" and "category" in ('new', 'open', 'pending', 'on_hold');`);
    this.addSql(`drop index "ticket_live";`);
    this.addSql(`create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id", "snoozed_until") where "category" in ('new', 'open', 'pending', 'on_hold');`);
    this.addSql(`drop index "ticket_deleted";`);
    this.addSql(`alter table "ticket" drop column "deleted_at";`);
  }

}
