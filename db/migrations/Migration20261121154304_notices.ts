import { Migration } from '@mikro-orm/migrations';

export class Migration20261121154304_notices extends Migration {

  override name = 'Migration20261121154304_notices';

  override up(): void | Promise<void> {
    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" add "body" text null;`);
    this.addSql(`alter table "delivery" alter column "ticket_id" drop not null;`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply', 'notice'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`delete from "delivery" where "kind" = 'notice';`);
    this.addSql(`alter table "delivery" drop constraint "delivery_kind_check";`);
    this.addSql(`alter table "delivery" drop column "body";`);
    this.addSql(`alter table "delivery" alter column "ticket_id" set not null;`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply'));`);
  }

}
