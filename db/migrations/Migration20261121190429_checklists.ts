import { Migration } from '@mikro-orm/migrations';

export class Migration20261121190429_checklists extends Migration {

  override name = 'Migration20261121190429_checklists';

  override up(): void | Promise<void> {
    this.addSql(`create table "checklist_template" ("id" uuid not null, "name" varchar(200) not null, "category" varchar(100) not null default '', "kinds" text[] not null default '{}', "items" text[] not null default '{}', "owner_id" uuid null, "shared_with" text not null, "team_id" uuid null, "uses" int not null default 0, "last_used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "checklist_template_owner_id_index" on "checklist_template" ("owner_id");`);
    this.addSql(`create index "checklist_template_team_id_index" on "checklist_template" ("team_id");`);
    this.addSql(`create index "checklist_template_name" on "checklist_template" ("name", "id");`);

    this.addSql(`alter table "ticket" add "checklists" jsonb null, add "checklist_progress" jsonb null;`);

    this.addSql(`alter table "checklist_template" add constraint "checklist_template_owner_id_foreign" foreign key ("owner_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "checklist_template" add constraint "checklist_template_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "checklist_template" add constraint "checklist_template_shared_with_check" check ("shared_with" in ('me', 'team', 'all'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "checklist_template" cascade;`);

    this.addSql(`alter table "ticket" drop column "checklists", drop column "checklist_progress";`);
  }

}
