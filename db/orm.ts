import { Migrator } from '@mikro-orm/migrations'
import { defineConfig, MikroORM } from '@mikro-orm/postgresql'
import {
  Account,
  ApiKey,
  AuditRecord,
  Delegation,
  Invitation,
  Passkey,
  PersonRole,
  Role,
  Session,
  Setting,
  SignInFailures,
  TwoFactor,
  Verification,
} from './access.entity.ts'
import { Bulk, BulkItem } from './bulk.entity.ts'
import { CannedReply } from './canned-replies.entity.ts'
import { ChecklistTemplate } from './checklists.entity.ts'
import { Draft, MessageVersion } from './conversation.entity.ts'
import { Field } from './fields.entity.ts'
import { Attachment, FileDownload } from './files.entity.ts'
import { TicketLink } from './links.entity.ts'
import { Macro } from './macros.entity.ts'
import { Delivery, Intake, Mailbox } from './mail.entity.ts'
import {
  Absence,
  AgentProfile,
  Organization,
  Person,
  PersonAddress,
  PersonImport,
  PersonMerge,
  PersonOrganization,
  PersonSkill,
  Queue,
  Skill,
  Team,
  TeamMember,
} from './people.entity.ts'
import { Recurring, RecurringOccurrence } from './recurring.entity.ts'
import { Calendar, CalendarVersion, Clock, SlaPolicy, SlaPolicyVersion } from './sla.entity.ts'
import { Tag, TagChange } from './tags.entity.ts'
import { TicketTemplate, TicketTemplateUse, TicketTemplateVersion } from './templates.entity.ts'
import { Command, LifecycleVersion, Message, Ticket, TicketDocument, TicketEvent } from './tickets.entity.ts'
import { TimeEntry, Timer, TimeType } from './time.entity.ts'
import { SavedView, ViewOrder } from './views.entity.ts'
import { TicketWatcher } from './watchers.entity.ts'

const entities = [
  ...[Role, PersonRole, Delegation, Setting],
  ...[Organization, Person, PersonAddress, PersonOrganization, PersonMerge, PersonImport],
  ...[Team, TeamMember, Queue, AgentProfile, Skill, PersonSkill, Absence],
  ...[Session, Account, Verification, ApiKey, Invitation, TwoFactor, Passkey, SignInFailures, AuditRecord],
  ...[Ticket, TicketDocument, Message, TicketEvent, Command, LifecycleVersion],
  ...[Tag, TagChange, TicketWatcher, TicketLink],
  ...[TimeType, TimeEntry, Timer],
  ...[Attachment, Field, FileDownload],
  ...[MessageVersion, Draft],
  ...[Bulk, BulkItem],
  ...[Calendar, CalendarVersion, SlaPolicy, SlaPolicyVersion, Clock],
  ...[Recurring, RecurringOccurrence],
  ...[Mailbox, Intake, Delivery],
  ...[SavedView, ViewOrder],
  ...[CannedReply, Macro, TicketTemplate, TicketTemplateVersion, TicketTemplateUse, ChecklistTemplate],
]

/** How the entities meet the database at `url`. */
export function ormConfig(url: string, poolSize = 10) {
  return defineConfig({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    migrations: { path: 'db/migrations', snapshotName: 'schema' },
  })
}

/** The schema, its migrations and its queries. Close it when done. */
export async function openOrm(url: string, poolSize?: number) {
  return MikroORM.init(ormConfig(url, poolSize))
}

export type Orm = Awaited<ReturnType<typeof openOrm>>

const queriesOf = (orm: Orm) => orm.em.getKysely()

/** Typed queries on the tables that the entities describe. Columns carry their database names. */
export type Database = ReturnType<typeof queriesOf>
