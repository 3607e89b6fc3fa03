import { Migration } from '@mikro-orm/migrations';

export class Migration20261121144001_people_teams_access extends Migration {

  override name = 'Migration20261121144001_people_teams_access';

  override up(): void | Promise<void> {
    this.addSql(`create table "role" ("key" varchar(60) not null, "name" varchar(200) not null, "description" text not null default '', "parent_key" varchar(60) null, "built_in" boolean not null default false, "grants" jsonb not null, "requirements" jsonb not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("key"));`);
    this.addSql(`create index "role_parent_key_index" on "role" ("parent_key");`);
    // What they grant is written at every start, from domain/access/roles.ts.
    this.addSql(`insert into "role" ("key", "name", "built_in", "grants", "requirements") values ('requester', 'Requester', true, '[]', '{}'), ('viewer', 'Viewer', true, '[]', '{}'), ('agent', 'Agent', true, '[]', '{}'), ('manager', 'Manager', true, '[]', '{}'), ('administrator', 'Administrator', true, '[]', '{}');`);

    this.addSql(`create table "setting" ("name" varchar(100) not null, "value" jsonb not null, "updated_at" timestamptz(3) not null default now(), primary key ("name"));`);

    this.addSql(`create table "sign_in_failures" ("address" varchar(320) not null, "count" int not null, "locked_until" timestamptz(3) null, "last_at" timestamptz(3) not null, primary key ("address"));`);

    this.addSql(`create table "skill" ("id" uuid not null, "name" varchar(100) not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "skill" add constraint "skill_name_unique" unique ("name");`);

    this.addSql(`create table "person_skill" ("person_id" uuid not null, "skill_id" uuid not null, "level" smallint not null, primary key ("person_id", "skill_id"));`);
    this.addSql(`create index "person_skill_skill_id_index" on "person_skill" ("skill_id");`);

    this.addSql(`create table "person_role" ("person_id" uuid not null, "role_key" varchar(60) not null, "created_at" timestamptz(3) not null default now(), primary key ("person_id", "role_key"));`);
    this.addSql(`create index "person_role_role_key_index" on "person_role" ("role_key");`);

    this.addSql(`create table "person_organization" ("person_id" uuid not null, "organization_id" uuid not null, "is_contact" boolean not null default false, "created_at" timestamptz(3) not null default now(), primary key ("person_id", "organization_id"));`);
    this.addSql(`create index "person_organization_organization_id_index" on "person_organization" ("organization_id");`);

    this.addSql(`create table "person_merge" ("id" uuid not null, "from_id" uuid not null, "into_id" uuid not null, "by_id" uuid null, "moved" jsonb not null, "created_at" timestamptz(3) not null default now(), "undone_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "person_merge_from_id_index" on "person_merge" ("from_id");`);
    this.addSql(`create index "person_merge_into_id_index" on "person_merge" ("into_id");`);
    this.addSql(`create index "person_merge_by_id_index" on "person_merge" ("by_id");`);

    this.addSql(`create table "person_import" ("id" uuid not null, "name" varchar(255) not null, "by_id" uuid null, "state" text not null, "rows" jsonb not null, "done" int not null default 0, "created_at" timestamptz(3) not null default now(), "done_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "person_import_by_id_index" on "person_import" ("by_id");`);
    this.addSql(`create index "person_import_created" on "person_import" ("created_at", "id");`);

    this.addSql(`create table "person_address" ("address" varchar(320) not null, "person_id" uuid not null, "verified_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("address"));`);
    this.addSql(`create index "person_address_person_id_index" on "person_address" ("person_id");`);

    this.addSql(`create table "passkey" ("id" uuid not null, "name" text null, "public_key" text not null, "person_id" uuid not null, "credential_id" text not null, "counter" int not null, "device_type" text not null, "backed_up" boolean not null, "transports" text null, "aaguid" text null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "passkey_person_id_index" on "passkey" ("person_id");`);
    this.addSql(`alter table "passkey" add constraint "passkey_credential_id_unique" unique ("credential_id");`);

    this.addSql(`create table "agent_profile" ("person_id" uuid not null, "capacity" int not null default 20, "calendar_id" uuid null, "on_duty" boolean not null default true, "last_assigned_at" timestamptz(3) null, primary key ("person_id"));`);
    this.addSql(`create index "agent_profile_calendar_id_index" on "agent_profile" ("calendar_id");`);

    this.addSql(`create table "absence" ("id" uuid not null, "person_id" uuid not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "substitute_id" uuid null, "reason" varchar(200) not null default '', "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "absence_substitute_id_index" on "absence" ("substitute_id");`);
    this.addSql(`create index "absence_person_ends" on "absence" ("person_id", "ends_at");`);

    this.addSql(`create table "team" ("id" uuid not null, "name" varchar(200) not null, "description" text not null default '', "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "team" add constraint "team_name_unique" unique ("name");`);

    this.addSql(`create table "delegation" ("id" uuid not null, "from_id" uuid not null, "to_id" uuid not null, "queue_id" uuid null, "reason" varchar(500) not null default '', "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "delegation_from_id_index" on "delegation" ("from_id");`);
    this.addSql(`create index "delegation_queue_id_index" on "delegation" ("queue_id");`);
    this.addSql(`create index "delegation_to_ends" on "delegation" ("to_id", "ends_at");`);

    this.addSql(`create table "team_member" ("team_id" uuid not null, "person_id" uuid not null, "is_lead" boolean not null default false, primary key ("team_id", "person_id"));`);
    this.addSql(`create index "team_member_person_id_index" on "team_member" ("person_id");`);

    this.addSql(`create table "two_factor" ("id" uuid not null, "person_id" uuid not null, "secret" text not null, "backup_codes" text not null, "verified" boolean not null default true, "failed_verification_count" int not null default 0, "locked_until" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "two_factor_person_id_index" on "two_factor" ("person_id");`);

    this.addSql(`alter table "audit_record" drop constraint "audit_record_person_id_foreign";`);

    this.addSql(`alter table "organization" add "parent_id" uuid null, add "notes" text not null default '', add "visibility" text not null default 'own', add "sla_policy_id" uuid null;`);
    this.addSql(`alter table "organization" add constraint "organization_parent_id_foreign" foreign key ("parent_id") references "organization" ("id") on delete restrict;`);
    this.addSql(`alter table "organization" add constraint "organization_sla_policy_id_foreign" foreign key ("sla_policy_id") references "sla_policy" ("id") on delete set null;`);
    this.addSql(`create index "organization_parent_id_index" on "organization" ("parent_id");`);
    this.addSql(`create index "organization_sla_policy_id_index" on "organization" ("sla_policy_id");`);
    this.addSql(`alter table "organization" add constraint "organization_visibility_check" check ("visibility" in ('own', 'organization', 'with_sub_organizations'));`);

    this.addSql(`drop index "person_role_name";`);
    this.addSql(`alter table "person" drop constraint "person_role_check";`);
    this.addSql(`alter table "person" rename column "role" to "role_key";`);
    this.addSql(`alter table "person" alter column "role_key" type varchar(60);`);
    this.addSql(`alter table "person" add "phone" varchar(60) not null default '', add "job_title" varchar(200) not null default '', add "location" varchar(200) not null default '', add "time_zone" varchar(60) null, add "language" varchar(20) null, add "signature" text not null default '', add "preferences" jsonb not null default '{}', add "avatar" jsonb null, add "merged_into_id" uuid null, add "two_factor_enabled" boolean not null default false;`);
    this.addSql(`alter table "person" add constraint "person_role_key_foreign" foreign key ("role_key") references "role" ("key") on delete restrict;`);
    this.addSql(`alter table "person" add constraint "person_merged_into_id_foreign" foreign key ("merged_into_id") references "person" ("id") on delete set null;`);
    this.addSql(`create index "person_merged_into_id_index" on "person" ("merged_into_id");`);
    this.addSql(`create index "person_role_name" on "person" ("role_key", "name", "id");`);
    this.addSql(`create or replace function "person_main_address_fn"() returns trigger as \$\$ begin if tg_op = 'UPDATE' and new.email = old.email and new.email_verified = old.email_verified then
          return null;         end if;         insert into person_address (address, person_id, verified_at)
          values (new.email, new.id, case when new.email_verified then now() end)
          on conflict (address) do update
            set verified_at = coalesce(person_address.verified_at, excluded.verified_at)
            where person_address.person_id = excluded.person_id;         if not found then
          raise unique_violation using
            message = 'the address is somebody else''s', constraint = 'person_address_pkey';         end if;         return null; end; \$\$ language plpgsql;`);
    this.addSql(`create trigger "main_address" AFTER INSERT OR UPDATE on "person" for each ROW execute function "person_main_address_fn"();`);

    this.addSql(`alter table "audit_record" add "seq" bigint null, add "actor" varchar(600) not null default '', add "address" varchar(100) null, add "user_agent" varchar(500) null, add "hash" varchar(64) not null default '';`);
    // Records from before the chain have no hash.
    this.addSql(`update "audit_record" set "seq" = numbered.seq from (select id, row_number() over (order by at, id) as seq from "audit_record") as numbered where numbered.id = "audit_record".id;`);
    this.addSql(`alter table "audit_record" alter column "seq" set not null, alter column "hash" drop default;`);
    this.addSql(`alter table "audit_record" add constraint "audit_record_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "audit_record" add constraint "audit_record_seq_unique" unique ("seq");`);
    this.addSql(`create index "audit_record_action_at" on "audit_record" ("action", "at", "id");`);
    this.addSql(`create index "audit_record_subject_at" on "audit_record" ("subject", "at", "id");`);
    this.addSql(`create or replace function "audit_record_append_only_fn"() returns trigger as \$\$ begin if tg_op = 'DELETE' and current_setting('perdure.audit_retention', true) = 'on' then return old; end if;         raise exception 'audit records are never changed' using errcode = 'insufficient_privilege'; end; \$\$ language plpgsql;`);
    this.addSql(`create trigger "append_only" BEFORE UPDATE OR DELETE on "audit_record" for each ROW execute function "audit_record_append_only_fn"();`);

    this.addSql(`alter table "queue" add "description" text not null default '', add "team_id" uuid null, add "assignment" jsonb null, add "sla_policy_id" uuid null;`);
    this.addSql(`alter table "queue" add constraint "queue_team_id_foreign" foreign key ("team_id") references "team" ("id") on delete set null;`);
    this.addSql(`alter table "queue" add constraint "queue_sla_policy_id_foreign" foreign key ("sla_policy_id") references "sla_policy" ("id") on delete set null;`);
    this.addSql(`create index "queue_team_id_index" on "queue" ("team_id");`);
    this.addSql(`create index "queue_sla_policy_id_index" on "queue" ("sla_policy_id");`);

    this.addSql(`alter table "role" add constraint "role_parent_key_foreign" foreign key ("parent_key") references "role" ("key") on delete restrict;`);

    this.addSql(`alter table "person_skill" add constraint "person_skill_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "person_skill" add constraint "person_skill_skill_id_foreign" foreign key ("skill_id") references "skill" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "person_role" add constraint "person_role_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "person_role" add constraint "person_role_role_key_foreign" foreign key ("role_key") references "role" ("key") on update cascade on delete cascade;`);

    this.addSql(`alter table "person_organization" add constraint "person_organization_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "person_organization" add constraint "person_organization_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "person_merge" add constraint "person_merge_from_id_foreign" foreign key ("from_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "person_merge" add constraint "person_merge_into_id_foreign" foreign key ("into_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "person_merge" add constraint "person_merge_by_id_foreign" foreign key ("by_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "person_import" add constraint "person_import_by_id_foreign" foreign key ("by_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "person_import" add constraint "person_import_state_check" check ("state" in ('previewed', 'running', 'done', 'failed'));`);

    this.addSql(`alter table "person_address" add constraint "person_address_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "passkey" add constraint "passkey_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "agent_profile" add constraint "agent_profile_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "agent_profile" add constraint "agent_profile_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete set null;`);

    this.addSql(`alter table "absence" add constraint "absence_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "absence" add constraint "absence_substitute_id_foreign" foreign key ("substitute_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "delegation" add constraint "delegation_from_id_foreign" foreign key ("from_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "delegation" add constraint "delegation_to_id_foreign" foreign key ("to_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "delegation" add constraint "delegation_queue_id_foreign" foreign key ("queue_id") references "queue" ("id") on delete cascade;`);

    this.addSql(`alter table "team_member" add constraint "team_member_team_id_foreign" foreign key ("team_id") references "team" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "team_member" add constraint "team_member_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);

    this.addSql(`insert into "person_organization" ("person_id", "organization_id") select "id", "organization_id" from "person" where "organization_id" is not null;`);
    this.addSql(`insert into "person_address" ("address", "person_id", "verified_at") select "email", "id", case when "email_verified" then now() end from "person";`);

    this.addSql(`alter table "two_factor" add constraint "two_factor_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "role" drop constraint "role_parent_key_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_role_key_foreign";`);
    this.addSql(`alter table "person_role" drop constraint "person_role_role_key_foreign";`);
    this.addSql(`alter table "person_skill" drop constraint "person_skill_skill_id_foreign";`);
    this.addSql(`alter table "queue" drop constraint "queue_team_id_foreign";`);
    this.addSql(`alter table "team_member" drop constraint "team_member_team_id_foreign";`);

    this.addSql(`drop table if exists "role" cascade;`);
    this.addSql(`drop table if exists "setting" cascade;`);
    this.addSql(`drop table if exists "sign_in_failures" cascade;`);
    this.addSql(`drop table if exists "skill" cascade;`);
    this.addSql(`drop table if exists "person_skill" cascade;`);
    this.addSql(`drop table if exists "person_role" cascade;`);
    this.addSql(`drop table if exists "person_organization" cascade;`);
    this.addSql(`drop table if exists "person_merge" cascade;`);
    this.addSql(`drop table if exists "person_import" cascade;`);
    this.addSql(`drop table if exists "person_address" cascade;`);
    this.addSql(`drop table if exists "passkey" cascade;`);
    this.addSql(`drop table if exists "agent_profile" cascade;`);
    this.addSql(`drop table if exists "absence" cascade;`);
    this.addSql(`drop table if exists "team" cascade;`);
    this.addSql(`drop table if exists "delegation" cascade;`);
    this.addSql(`drop table if exists "team_member" cascade;`);
    this.addSql(`drop table if exists "two_factor" cascade;`);

    this.addSql(`alter table "audit_record" drop constraint "audit_record_person_id_foreign";`);

    this.addSql(`alter table "organization" drop constraint "organization_parent_id_foreign";`);
    this.addSql(`alter table "organization" drop constraint "organization_sla_policy_id_foreign";`);

    this.addSql(`alter table "person" drop constraint "person_merged_into_id_foreign";`);

    this.addSql(`alter table "queue" drop constraint "queue_sla_policy_id_foreign";`);

    this.addSql(`alter table "audit_record" drop constraint "audit_record_seq_unique";`);
    this.addSql(`drop index "audit_record_action_at";`);
    this.addSql(`drop index "audit_record_subject_at";`);
    this.addSql(`drop trigger if exists "append_only" on "audit_record";`);
    this.addSql(`drop function if exists "audit_record_append_only_fn"();`);
    this.addSql(`alter table "audit_record" drop column "seq", drop column "actor", drop column "address", drop column "user_agent", drop column "hash";`);
    this.addSql(`alter table "audit_record" add constraint "audit_record_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);

    this.addSql(`drop index "organization_parent_id_index";`);
    this.addSql(`drop index "organization_sla_policy_id_index";`);
    this.addSql(`alter table "organization" drop constraint "organization_visibility_check";`);
    this.addSql(`alter table "organization" drop column "parent_id", drop column "notes", drop column "visibility", drop column "sla_policy_id";`);

    this.addSql(`drop index "person_merged_into_id_index";`);
    this.addSql(`drop index "person_role_name";`);
    this.addSql(`drop trigger if exists "main_address" on "person";`);
    this.addSql(`drop function if exists "person_main_address_fn"();`);
    this.addSql(`alter table "person" alter column "role_key" type text;`);
    this.addSql(`alter table "person" rename column "role_key" to "role";`);
    this.addSql(`update "person" set "role" = case when "role" in ('administrator', 'agent') then "role" when "role" in ('manager', 'viewer') then 'agent' else 'requester' end;`);
    this.addSql(`alter table "person" drop column "phone", drop column "job_title", drop column "location", drop column "time_zone", drop column "language", drop column "signature", drop column "preferences", drop column "avatar", drop column "merged_into_id", drop column "two_factor_enabled";`);
    this.addSql(`create index "person_role_name" on "person" ("role", "name", "id");`);
    this.addSql(`alter table "person" add constraint "person_role_check" check ("role" in ('administrator', 'agent', 'requester'));`);

    this.addSql(`drop index "queue_team_id_index";`);
    this.addSql(`drop index "queue_sla_policy_id_index";`);
    this.addSql(`alter table "queue" drop column "description", drop column "team_id", drop column "assignment", drop column "sla_policy_id";`);
  }

}
