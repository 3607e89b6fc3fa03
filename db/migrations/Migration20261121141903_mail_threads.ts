import { Migration } from '@mikro-orm/migrations';

export class Migration20261121141903_mail_threads extends Migration {

  override name = 'Migration20261121141903_mail_threads';

  override up(): void | Promise<void> {
    this.addSql(`create index "message_ticket_mails" on "message" ("ticket_id", "seq") where "mail_message_id" is not null;`);

    this.addSql(`drop index "delivery_ticket_id_index";`);
    this.addSql(`create index "delivery_ticket_created" on "delivery" ("ticket_id", "created_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "delivery_ticket_created";`);
    this.addSql(`create index "delivery_ticket_id_index" on "delivery" ("ticket_id");`);

    this.addSql(`drop index "message_ticket_mails";`);
  }

}
