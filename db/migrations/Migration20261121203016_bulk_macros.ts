import { Migration } from '@mikro-orm/migrations';

export class Migration20261121203016_bulk_macros extends Migration {

  override name = 'Migration20261121203016_bulk_macros';

  override up(): void | Promise<void> {
    this.addSql(`alter table "bulk" add "macro" jsonb null, add "given" jsonb null, add "children" boolean not null default false;`);

    this.addSql(`alter table "bulk_item" add "parent_number" varchar(20) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "bulk" drop column "macro", drop column "given", drop column "children";`);

    this.addSql(`alter table "bulk_item" drop column "parent_number";`);
  }

}
