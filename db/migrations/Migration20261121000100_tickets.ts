import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000100_tickets extends Migration {

  override name = 'Migration20261121000100_tickets';

  override up(): void | Promise<void> {
    this.addSql(`create table "calendar" ("id" uuid not null, "name" varchar(200) not null, "version" int not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);

    this.addSql(`create table "calendar_version" ("calendar_id" uuid not null, "version" int not null, "definition" jsonb not null, "created_at" timestamptz(3) not null default now(), primary key ("calendar_id", "version"));`);

    this.addSql(`create table "command" ("id" uuid not null, "position" bigserial, "ticket_number" varchar(20) not null, "type" varchar(40) not null, "actor_kind" text not null, "actor_id" varchar(200) null, "fingerprint" varchar(64) not null, "payload" jsonb null, "state" text not null default 'pending', "rejection" jsonb null, "seq" int null, "message_id" uuid null, "created_at" timestamptz(3) not null default now(), "done_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "command" add constraint "command_position_unique" unique ("position");`);
    this.addSql(`create index "command_pending" on "command" ("ticket_number", "position") where "state" = 'pending';`);
    this.addSql(`create index "command_pending_age" on "command" ("created_at") where "state" = 'pending';`);

    this.addSql(`create table "lifecycle_version" ("kind" text not null, "version" int not null, "definition" jsonb not null, "created_at" timestamptz(3) not null default now(), primary key ("kind", "version"));`);

    this.addSql(`create table "organization" ("id" uuid not null, "name" varchar(200) not null, "domains" text[] not null default '{}', "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "organization_domains" on "organization" using gin ("domains");`);

    this.addSql(`create table "person" ("id" uuid not null, "name" varchar(200) not null, "email" varchar(320) not null, "email_verified" boolean not null default false, "image" text null, "role" text not null default 'requester', "active" boolean not null default true, "organization_id" uuid null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email");`);
    this.addSql(`create index "person_organization_id_index" on "person" ("organization_id");`);
    this.addSql(`create index "person_role_name" on "person" ("role", "name", "id");`);
    this.addSql(`create index "person_search" on "person" using gin (("name" || ' ' || "email") gin_trgm_ops);`);

    this.addSql(`create table "invitation" ("token_hash" varchar(64) not null, "kind" text not null, "person_id" uuid null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("token_hash"));`);
    this.addSql(`create index "invitation_person_id_index" on "invitation" ("person_id");`);

    this.addSql(`create table "audit_record" ("id" uuid not null, "at" timestamptz(3) not null default now(), "person_id" uuid null, "action" varchar(100) not null, "subject" varchar(200) not null, "before" jsonb null, "after" jsonb null, primary key ("id"));`);
    this.addSql(`create index "audit_record_person_id_index" on "audit_record" ("person_id");`);
    this.addSql(`create index "audit_record_at" on "audit_record" ("at", "id");`);

    this.addSql(`create table "api_key" ("id" uuid not null, "config_id" varchar(100) not null default 'default', "name" text null, "start" text null, "prefix" text null, "key" text not null, "person_id" uuid not null, "refill_interval" int null, "refill_amount" int null, "last_refill_at" timestamptz(3) null, "enabled" boolean not null default true, "rate_limit_enabled" boolean not null default false, "rate_limit_time_window" int null, "rate_limit_max" int null, "request_count" int not null default 0, "remaining" int null, "last_request" timestamptz(3) null, "expires_at" timestamptz(3) null, "permissions" text null, "metadata" text null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "api_key" add constraint "api_key_key_unique" unique ("key");`);
    this.addSql(`create index "api_key_person_id_index" on "api_key" ("person_id");`);

    this.addSql(`create table "account" ("id" uuid not null, "person_id" uuid not null, "account_id" varchar(320) not null, "provider_id" varchar(100) not null, "access_token" text null, "refresh_token" text null, "id_token" text null, "access_token_expires_at" timestamptz(3) null, "refresh_token_expires_at" timestamptz(3) null, "scope" text null, "password" text null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "account_person_id_index" on "account" ("person_id");`);
    this.addSql(`create index "account_provider" on "account" ("provider_id", "account_id");`);

    this.addSql(`create table "queue" ("id" uuid not null, "key" varchar(60) not null, "name" varchar(200) not null, "position" int not null default 0, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "queue" add constraint "queue_key_unique" unique ("key");`);

    this.addSql(`create table "mailbox" ("id" uuid not null, "address" varchar(320) not null, "name" varchar(200) not null, "queue_id" uuid not null, "is_default" boolean not null default false, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`alter table "mailbox" add constraint "mailbox_address_unique" unique ("address");`);
    this.addSql(`create index "mailbox_queue_id_index" on "mailbox" ("queue_id");`);

    this.addSql(`create table "intake" ("id" uuid not null, "sha256" varchar(64) not null, "size" bigint not null, "envelope_from" text not null, "envelope_to" text[] not null, "mailbox_id" uuid null, "mail_message_id" text null, "from" text null, "subject" text null, "remote_address" varchar(100) null, "state" text not null default 'received', "ticket_number" varchar(20) null, "reason_code" varchar(60) null, "reason" text null, "released" boolean not null default false, "attempts" int not null default 0, "next_attempt_at" timestamptz(3) not null default now(), "claimed_until" timestamptz(3) null, "received_at" timestamptz(3) not null default now(), "done_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "intake_mailbox_id_index" on "intake" ("mailbox_id");`);
    this.addSql(`create index "intake_ticket_number_index" on "intake" ("ticket_number");`);
    this.addSql(`create index "intake_received" on "intake" ("received_at", "id");`);
    this.addSql(`create index "intake_state_received" on "intake" ("state", "received_at", "id");`);
    this.addSql(`create index "intake_due" on "intake" ("next_attempt_at") where "state" = 'received';`);
    this.addSql(`create unique index "intake_once" on "intake" ("mail_message_id", "sha256") where "mail_message_id" is not null and "state" <> 'duplicate';`);

    this.addSql(`create table "session" ("id" uuid not null, "person_id" uuid not null, "token" varchar(255) not null, "expires_at" timestamptz(3) not null, "ip_address" varchar(100) null, "user_agent" text null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "session_person_id_index" on "session" ("person_id");`);
    this.addSql(`alter table "session" add constraint "session_token_unique" unique ("token");`);

    this.addSql(`create table "sla_policy" ("id" uuid not null, "name" varchar(200) not null, "version" int not null, "calendar_id" uuid not null, "is_default" boolean not null default false, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "sla_policy_calendar_id_index" on "sla_policy" ("calendar_id");`);

    this.addSql(`create table "sla_policy_version" ("policy_id" uuid not null, "version" int not null, "definition" jsonb not null, "created_at" timestamptz(3) not null default now(), primary key ("policy_id", "version"));`);

    this.addSql(`create table "ticket" ("id" uuid not null, "number" varchar(20) not null, "kind" text not null, "subject" varchar(500) not null, "status" varchar(40) not null, "category" text not null, "priority" text not null, "priority_rank" smallint not null, "queue_id" uuid not null, "assignee_id" uuid null, "requester_id" uuid not null, "organization_id" uuid null, "tags" text[] not null default '{}', "fields" jsonb not null default '{}', "seq" int not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "first_replied_at" timestamptz(3) null, "resolved_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "closes_at" timestamptz(3) null, "reopens_until" timestamptz(3) null, "next_due_at" timestamptz(3) null, "breached" boolean not null default false, "clock_wakes_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "ticket" add constraint "ticket_number_unique" unique ("number");`);
    this.addSql(`create index "ticket_updated" on "ticket" ("updated_at", "id");`);
    this.addSql(`create index "ticket_created" on "ticket" ("created_at", "id");`);
    this.addSql(`create index "ticket_category_updated" on "ticket" ("category", "updated_at", "id");`);
    this.addSql(`create index "ticket_queue_category_updated" on "ticket" ("queue_id", "category", "updated_at", "id");`);
    this.addSql(`create index "ticket_assignee_category_updated" on "ticket" ("assignee_id", "category", "updated_at", "id");`);
    this.addSql(`create index "ticket_requester_updated" on "ticket" ("requester_id", "updated_at", "id");`);
    this.addSql(`create index "ticket_organization_updated" on "ticket" ("organization_id", "updated_at", "id");`);
    this.addSql(`create index "ticket_priority" on "ticket" ("priority_rank", "id");`);
    this.addSql(`create index "ticket_due" on "ticket" ("next_due_at", "id") where "next_due_at" is not null;`);
    this.addSql(`create index "ticket_breached" on "ticket" ("updated_at", "id") where "breached" and "category" in ('new', 'open', 'pending', 'on_hold');`);
    this.addSql(`create index "ticket_live" on "ticket" ("category", "queue_id", "assignee_id") where "category" in ('new', 'open', 'pending', 'on_hold');`);
    this.addSql(`create index "ticket_tags" on "ticket" using gin ("tags");`);

    this.addSql(`create table "message" ("id" uuid not null, "ticket_id" uuid not null, "seq" int not null, "kind" text not null, "from" text not null, "author_id" uuid null, "text" text not null, "html" text null, "intake_id" uuid null, "mail_message_id" text null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "message_author_id_index" on "message" ("author_id");`);
    this.addSql(`create index "message_ticket_seq" on "message" ("ticket_id", "seq");`);
    this.addSql(`create index "message_mail_message_id" on "message" ("mail_message_id");`);

    this.addSql(`create table "attachment" ("id" uuid not null, "message_id" uuid null, "uploaded_by_id" uuid null, "sha256" varchar(64) not null, "name" varchar(400) not null, "type" varchar(200) not null, "size" bigint not null, "content_id" varchar(400) null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "attachment_message_id_index" on "attachment" ("message_id");`);
    this.addSql(`create index "attachment_uploaded_by_id_index" on "attachment" ("uploaded_by_id");`);
    this.addSql(`create index "attachment_sha256_index" on "attachment" ("sha256");`);

    this.addSql(`create table "delivery" ("id" uuid not null, "kind" text not null, "ticket_id" uuid not null, "message_id" uuid null, "person_id" uuid null, "mailbox_id" uuid null, "to_address" text not null, "to_name" text null, "from_address" text not null, "from_name" text not null, "subject" text not null, "mail_message_id" text not null, "in_reply_to" text null, "references" text[] not null default '{}', "state" text not null, "attempts" int not null default 0, "next_attempt_at" timestamptz(3) null, "claim" uuid null, "claimed_until" timestamptz(3) null, "answer" text null, "reason" varchar(60) null, "created_at" timestamptz(3) not null default now(), "sent_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "delivery_ticket_id_index" on "delivery" ("ticket_id");`);
    this.addSql(`create index "delivery_message_id_index" on "delivery" ("message_id");`);
    this.addSql(`create index "delivery_person_id_index" on "delivery" ("person_id");`);
    this.addSql(`create index "delivery_mailbox_id_index" on "delivery" ("mailbox_id");`);
    this.addSql(`alter table "delivery" add constraint "delivery_mail_message_id_unique" unique ("mail_message_id");`);
    this.addSql(`create index "delivery_created" on "delivery" ("created_at", "id");`);
    this.addSql(`create index "delivery_state_created" on "delivery" ("state", "created_at", "id");`);
    this.addSql(`create index "delivery_due" on "delivery" ("next_attempt_at") where "state" in ('due', 'claimed', 'handed');`);

    this.addSql(`create table "clock" ("ticket_id" uuid not null, "target" text not null, "state" text not null, "policy_id" uuid not null, "policy_version" int not null, "calendar_id" uuid not null, "calendar_version" int not null, "started_at" timestamptz(3) not null, "due_at" timestamptz(3) null, "warn_at" timestamptz(3) null, "warned_at" timestamptz(3) null, "breached_at" timestamptz(3) null, "met_at" timestamptz(3) null, "elapsed_ms" bigint not null, "remaining_ms" bigint not null, "target_ms" bigint not null, "evaluated_at" timestamptz(3) not null, primary key ("ticket_id", "target"));`);
    this.addSql(`create index "clock_policy_id_index" on "clock" ("policy_id");`);
    this.addSql(`create index "clock_calendar_id_index" on "clock" ("calendar_id");`);

    this.addSql(`create table "ticket_document" ("ticket_id" uuid not null, "search" tsvector not null, primary key ("ticket_id"));`);
    this.addSql(`create index "ticket_document_search" on "ticket_document" using gin ("search") with (gin_pending_list_limit = 256);`);

    this.addSql(`create table "ticket_event" ("ticket_id" uuid not null, "seq" int not null, "type" varchar(40) not null, "at" timestamptz(3) not null, "actor_kind" text not null, "actor_id" varchar(200) null, "reason" text null, "data" jsonb not null, "command_id" uuid null, primary key ("ticket_id", "seq"));`);

    this.addSql(`create table "verification" ("id" uuid not null, "identifier" text not null, "value" text not null, "expires_at" timestamptz(3) not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), primary key ("id"));`);
    this.addSql(`create index "verification_identifier_index" on "verification" ("identifier");`);

    this.addSql(`alter table "calendar_version" add constraint "calendar_version_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete cascade;`);

    this.addSql(`alter table "command" add constraint "command_actor_kind_check" check ("actor_kind" in ('person', 'rule', 'flow', 'system'));`);
    this.addSql(`alter table "command" add constraint "command_state_check" check ("state" in ('pending', 'committed', 'rejected'));`);

    this.addSql(`alter table "lifecycle_version" add constraint "lifecycle_version_kind_check" check ("kind" in ('incident', 'request', 'problem', 'change', 'task'));`);

    this.addSql(`alter table "person" add constraint "person_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete set null;`);
    this.addSql(`alter table "person" add constraint "person_role_check" check ("role" in ('administrator', 'agent', 'requester'));`);

    this.addSql(`alter table "invitation" add constraint "invitation_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);
    this.addSql(`alter table "invitation" add constraint "invitation_kind_check" check ("kind" in ('administrator', 'invitation'));`);

    this.addSql(`alter table "audit_record" add constraint "audit_record_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "api_key" add constraint "api_key_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "account" add constraint "account_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "mailbox" add constraint "mailbox_queue_id_foreign" foreign key ("queue_id") references "queue" ("id") on delete restrict;`);

    this.addSql(`alter table "intake" add constraint "intake_mailbox_id_foreign" foreign key ("mailbox_id") references "mailbox" ("id") on delete set null;`);
    this.addSql(`alter table "intake" add constraint "intake_state_check" check ("state" in ('received', 'ticket', 'message', 'refused', 'parked', 'duplicate', 'discarded'));`);

    this.addSql(`alter table "session" add constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`);

    this.addSql(`alter table "sla_policy" add constraint "sla_policy_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete restrict;`);

    this.addSql(`alter table "sla_policy_version" add constraint "sla_policy_version_policy_id_foreign" foreign key ("policy_id") references "sla_policy" ("id") on delete cascade;`);

    this.addSql(`alter table "ticket" add constraint "ticket_queue_id_foreign" foreign key ("queue_id") references "queue" ("id") on delete restrict;`);
    this.addSql(`alter table "ticket" add constraint "ticket_assignee_id_foreign" foreign key ("assignee_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "ticket" add constraint "ticket_requester_id_foreign" foreign key ("requester_id") references "person" ("id") on delete restrict;`);
    this.addSql(`alter table "ticket" add constraint "ticket_organization_id_foreign" foreign key ("organization_id") references "organization" ("id") on delete set null;`);
    this.addSql(`alter table "ticket" add constraint "ticket_kind_check" check ("kind" in ('incident', 'request', 'problem', 'change', 'task'));`);
    this.addSql(`alter table "ticket" add constraint "ticket_category_check" check ("category" in ('new', 'open', 'pending', 'on_hold', 'resolved', 'closed', 'cancelled'));`);
    this.addSql(`alter table "ticket" add constraint "ticket_priority_check" check ("priority" in ('low', 'normal', 'high', 'urgent'));`);

    this.addSql(`alter table "message" add constraint "message_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "message" add constraint "message_author_id_foreign" foreign key ("author_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "message" add constraint "message_kind_check" check ("kind" in ('reply', 'note'));`);
    this.addSql(`alter table "message" add constraint "message_from_check" check ("from" in ('agent', 'requester', 'system'));`);

    this.addSql(`alter table "attachment" add constraint "attachment_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`);
    this.addSql(`alter table "attachment" add constraint "attachment_uploaded_by_id_foreign" foreign key ("uploaded_by_id") references "person" ("id") on delete set null;`);

    this.addSql(`alter table "delivery" add constraint "delivery_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "delivery" add constraint "delivery_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete set null;`);
    this.addSql(`alter table "delivery" add constraint "delivery_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`);
    this.addSql(`alter table "delivery" add constraint "delivery_mailbox_id_foreign" foreign key ("mailbox_id") references "mailbox" ("id") on delete set null;`);
    this.addSql(`alter table "delivery" add constraint "delivery_kind_check" check ("kind" in ('receipt', 'reply'));`);
    this.addSql(`alter table "delivery" add constraint "delivery_state_check" check ("state" in ('held', 'due', 'claimed', 'handed', 'sent', 'parked', 'discarded'));`);

    this.addSql(`alter table "clock" add constraint "clock_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "clock" add constraint "clock_policy_id_foreign" foreign key ("policy_id") references "sla_policy" ("id") on delete restrict;`);
    this.addSql(`alter table "clock" add constraint "clock_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete restrict;`);
    this.addSql(`alter table "clock" add constraint "clock_target_check" check ("target" in ('first_response', 'resolution'));`);
    this.addSql(`alter table "clock" add constraint "clock_state_check" check ("state" in ('running', 'paused', 'met', 'breached', 'cancelled'));`);

    this.addSql(`alter table "ticket_document" add constraint "ticket_document_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "ticket_event" add constraint "ticket_event_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "ticket_event" add constraint "ticket_event_actor_kind_check" check ("actor_kind" in ('person', 'rule', 'flow', 'system'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "calendar_version" drop constraint "calendar_version_calendar_id_foreign";`);
    this.addSql(`alter table "sla_policy" drop constraint "sla_policy_calendar_id_foreign";`);
    this.addSql(`alter table "clock" drop constraint "clock_calendar_id_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_organization_id_foreign";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_organization_id_foreign";`);
    this.addSql(`alter table "invitation" drop constraint "invitation_person_id_foreign";`);
    this.addSql(`alter table "audit_record" drop constraint "audit_record_person_id_foreign";`);
    this.addSql(`alter table "api_key" drop constraint "api_key_person_id_foreign";`);
    this.addSql(`alter table "account" drop constraint "account_person_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_person_id_foreign";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_assignee_id_foreign";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_requester_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_author_id_foreign";`);
    this.addSql(`alter table "attachment" drop constraint "attachment_uploaded_by_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_person_id_foreign";`);
    this.addSql(`alter table "mailbox" drop constraint "mailbox_queue_id_foreign";`);
    this.addSql(`alter table "ticket" drop constraint "ticket_queue_id_foreign";`);
    this.addSql(`alter table "intake" drop constraint "intake_mailbox_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_mailbox_id_foreign";`);
    this.addSql(`alter table "sla_policy_version" drop constraint "sla_policy_version_policy_id_foreign";`);
    this.addSql(`alter table "clock" drop constraint "clock_policy_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_ticket_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_ticket_id_foreign";`);
    this.addSql(`alter table "clock" drop constraint "clock_ticket_id_foreign";`);
    this.addSql(`alter table "ticket_document" drop constraint "ticket_document_ticket_id_foreign";`);
    this.addSql(`alter table "ticket_event" drop constraint "ticket_event_ticket_id_foreign";`);
    this.addSql(`alter table "attachment" drop constraint "attachment_message_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_message_id_foreign";`);

    this.addSql(`drop table if exists "calendar" cascade;`);
    this.addSql(`drop table if exists "calendar_version" cascade;`);
    this.addSql(`drop table if exists "command" cascade;`);
    this.addSql(`drop table if exists "lifecycle_version" cascade;`);
    this.addSql(`drop table if exists "organization" cascade;`);
    this.addSql(`drop table if exists "person" cascade;`);
    this.addSql(`drop table if exists "invitation" cascade;`);
    this.addSql(`drop table if exists "audit_record" cascade;`);
    this.addSql(`drop table if exists "api_key" cascade;`);
    this.addSql(`drop table if exists "account" cascade;`);
    this.addSql(`drop table if exists "queue" cascade;`);
    this.addSql(`drop table if exists "mailbox" cascade;`);
    this.addSql(`drop table if exists "intake" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "sla_policy" cascade;`);
    this.addSql(`drop table if exists "sla_policy_version" cascade;`);
    this.addSql(`drop table if exists "ticket" cascade;`);
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "attachment" cascade;`);
    this.addSql(`drop table if exists "delivery" cascade;`);
    this.addSql(`drop table if exists "clock" cascade;`);
    this.addSql(`drop table if exists "ticket_document" cascade;`);
    this.addSql(`drop table if exists "ticket_event" cascade;`);
    this.addSql(`drop table if exists "verification" cascade;`);
  }

}
