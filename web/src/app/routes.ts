import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'
import type { SubjectName } from '@/features/session/store.ts'
import { fetchTicket } from '@/features/tickets/page/ahead.ts'
import type { MessageFile } from './i18n.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The feature's messages, loaded before the screen shows. */
    messages?: readonly MessageFile[]
    /** What the screen asks the API first, fetched while its code still loads. */
    ahead?: (to: RouteLocationNormalized) => void
    /** Shown to people who are not signed in. */
    open?: boolean
    /** What one must be allowed to do to see it; everybody who is signed in may when left out. */
    needs?: readonly [string, SubjectName]
    title?: string
  }
}

/** Every screen and its address. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/features/session/SignInPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.sign_in' },
  },
  {
    path: '/reset-password',
    name: 'reset-password',
    component: () => import('@/features/session/ResetPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.reset_title' },
  },
  {
    path: '/verify-address',
    name: 'verify-address',
    component: () => import('@/features/people/VerifyAddressPage.vue'),
    meta: { open: true, messages: ['people'], title: 'people.addresses.verify_title' },
  },
  {
    path: '/unwatch',
    name: 'unwatch',
    component: () => import('@/features/watchers/UnwatchPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.unwatch_title' },
  },
  {
    path: '/setup',
    name: 'setup',
    component: () => import('@/features/session/SetupPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.setup_title' },
  },
  {
    path: '/',
    component: () => import('./shell/AppShell.vue'),
    children: [
      { path: '', redirect: { name: 'tickets' } },
      {
        path: 'tickets',
        name: 'tickets',
        component: () => import('@/features/tickets/list/TicketListPage.vue'),
        meta: { messages: ['list'], title: 'shell.tickets' },
      },
      {
        path: 'tickets/new',
        redirect: ({ query }) => ({ name: 'tickets', query: { new: String(query.template ?? '') } }),
      },
      {
        path: 'tickets/:number',
        name: 'ticket',
        component: () => import('@/features/tickets/page/TicketPage.vue'),
        props: true,
        meta: {
          messages: [
            'tickets',
            'fields',
            'files',
            'conversation',
            'lifecycles',
            'reminders',
            'history',
            'checklists',
            'links',
            'time',
            'merging',
            'splitting',
          ],
          ahead: ({ params }) => fetchTicket(String(params.number)),
        },
      },
      {
        path: 'bulk',
        name: 'bulks',
        component: () => import('@/features/bulk/BulksPage.vue'),
        meta: { messages: ['bulk', 'tickets', 'fields'], needs: ['read', 'Queue'], title: 'bulk.title' },
      },
      {
        path: 'bulk/:id',
        name: 'bulk',
        component: () => import('@/features/bulk/BulkPage.vue'),
        props: true,
        meta: { messages: ['bulk', 'tickets', 'fields'], needs: ['read', 'Queue'], title: 'bulk.title' },
      },
      {
        path: 'recurring',
        name: 'recurring',
        component: () => import('@/features/recurring/RecurringListPage.vue'),
        meta: { messages: ['recurring'], needs: ['use', 'Recurring'], title: 'shell.recurring' },
      },
      {
        path: 'recurring/:id',
        name: 'recurring-one',
        component: () => import('@/features/recurring/RecurringPage.vue'),
        props: true,
        meta: {
          messages: ['recurring', 'answers', 'settings', 'tickets', 'fields'],
          needs: ['use', 'Recurring'],
          title: 'shell.recurring',
        },
      },
      {
        path: 'outbox/:id?',
        name: 'outbox',
        component: () => import('@/features/mail/OutboxPage.vue'),
        props: true,
        meta: { messages: ['mail'], needs: ['read', 'Delivery'], title: 'shell.outbox' },
      },
      {
        path: 'intakes/:id?',
        name: 'intakes',
        component: () => import('@/features/mail/IntakesPage.vue'),
        props: true,
        meta: { messages: ['mail'], needs: ['read', 'Intake'], title: 'shell.intakes' },
      },
      {
        path: 'people',
        name: 'people',
        component: () => import('@/features/people/PeoplePage.vue'),
        meta: { messages: ['people'], needs: ['read', 'Person'], title: 'shell.people' },
      },
      {
        path: 'people/import/:id?',
        name: 'people-import',
        component: () => import('@/features/people/import/ImportPage.vue'),
        props: true,
        meta: { messages: ['people'], needs: ['import', 'Person'], title: 'people.import.title' },
      },
      {
        path: 'people/duplicates',
        name: 'duplicates',
        component: () => import('@/features/people/DuplicatesPage.vue'),
        meta: { messages: ['people'], needs: ['merge', 'Person'], title: 'people.duplicates.title' },
      },
      {
        path: 'people/:id',
        name: 'person',
        component: () => import('@/features/people/PersonPage.vue'),
        props: true,
        meta: {
          messages: ['people', 'settings', 'access'],
          needs: ['read', 'Person'],
          title: 'shell.people',
        },
      },
      {
        path: 'organizations/:id?',
        name: 'organizations',
        component: () => import('@/features/people/organizations/OrganizationsPage.vue'),
        props: true,
        meta: {
          messages: ['people', 'settings'],
          needs: ['read', 'Organization'],
          title: 'shell.organizations',
        },
      },
      {
        path: 'me/profile',
        name: 'my-profile',
        component: () => import('@/features/people/MyProfilePage.vue'),
        meta: { messages: ['people', 'settings'], title: 'shell.my_profile' },
      },
      {
        path: 'audit',
        name: 'audit',
        component: () => import('@/features/audit/AuditLayout.vue'),
        redirect: { name: 'audit-records' },
        meta: { messages: ['audit', 'settings'], needs: ['read', 'Audit'], title: 'shell.audit' },
        children: [
          {
            path: 'reports/:report?',
            name: 'audit-reports',
            component: () => import('@/features/audit/ReportsPage.vue'),
            props: true,
          },
          {
            path: 'retention',
            name: 'audit-retention',
            component: () => import('@/features/audit/RetentionPage.vue'),
            meta: { needs: ['manage', 'Security'] },
          },
          {
            path: 'records/:id?',
            name: 'audit-records',
            component: () => import('@/features/audit/RecordsPage.vue'),
            props: true,
          },
        ],
      },
      {
        path: 'time',
        name: 'time',
        component: () => import('@/features/time/TimePage.vue'),
        meta: { messages: ['time'], needs: ['read_notes', 'Ticket'], title: 'shell.time' },
      },
      {
        path: 'workload/:team?',
        name: 'workload',
        component: () => import('@/features/teams/WorkloadPage.vue'),
        props: true,
        meta: { messages: ['teams', 'tickets'], needs: ['read', 'Team'], title: 'shell.workload' },
      },
      {
        path: 'agents/:id',
        name: 'agent',
        component: () => import('@/features/teams/AgentPage.vue'),
        props: true,
        meta: { messages: ['teams', 'settings'], needs: ['read', 'Team'], title: 'shell.agent' },
      },
      {
        path: 'answers',
        name: 'answers',
        redirect: { name: 'canned-replies' },
        component: () => import('@/features/canned-replies/AnswersLayout.vue'),
        meta: { messages: ['answers', 'settings', 'tickets'] },
        children: [
          {
            path: 'canned-replies/:id?',
            name: 'canned-replies',
            component: () => import('@/features/canned-replies/CannedRepliesPage.vue'),
            props: true,
            meta: { messages: ['answers', 'settings', 'tickets'], needs: ['use', 'CannedReply'] },
          },
          {
            path: 'macros/:id?',
            name: 'macros',
            component: () => import('@/features/macros/MacrosPage.vue'),
            props: true,
            meta: { messages: ['answers', 'settings', 'tickets'], needs: ['use', 'Macro'] },
          },
          {
            path: 'templates/:id?',
            name: 'templates',
            component: () => import('@/features/templates/TemplatesPage.vue'),
            props: true,
            meta: { messages: ['answers', 'settings', 'tickets', 'fields'], needs: ['use', 'Template'] },
          },
          {
            path: 'checklists/:id?',
            name: 'checklist-templates',
            component: () => import('@/features/checklists/ChecklistTemplatesPage.vue'),
            props: true,
            meta: { messages: ['answers', 'settings', 'tickets', 'checklists'], needs: ['use', 'Checklist'] },
          },
        ],
      },
      {
        path: 'settings',
        name: 'settings',
        component: () => import('@/features/settings/SettingsLayout.vue'),
        redirect: { name: 'calendars' },
        meta: { messages: ['settings', 'sla'], needs: ['update', 'Sla'], title: 'shell.settings' },
        children: [
          {
            path: 'calendars',
            name: 'calendars',
            component: () => import('@/features/sla/CalendarsPage.vue'),
          },
          {
            path: 'sla-policies',
            name: 'sla-policies',
            component: () => import('@/features/sla/PoliciesPage.vue'),
          },
          {
            path: 'roles',
            name: 'roles',
            component: () => import('@/features/access/RolesPage.vue'),
            meta: { messages: ['settings', 'access'], needs: ['read', 'Role'] },
          },
          {
            path: 'security',
            name: 'security',
            component: () => import('@/features/access/SecurityPage.vue'),
            meta: { messages: ['settings', 'access'], needs: ['manage', 'Security'] },
          },
          {
            path: 'files',
            name: 'files',
            component: () => import('@/features/files/FileSettingsPage.vue'),
            meta: { messages: ['settings', 'files'], needs: ['manage', 'Files'] },
          },
          {
            path: 'conversation',
            name: 'conversation',
            component: () => import('@/features/conversation/ConversationSettings.vue'),
            meta: { messages: ['settings', 'conversation'], needs: ['update', 'Conversation'] },
          },
          {
            path: 'lifecycles',
            name: 'lifecycles',
            component: () => import('@/features/lifecycles/LifecyclesPage.vue'),
            meta: { messages: ['settings', 'lifecycles', 'people'], needs: ['update', 'Lifecycle'] },
          },
          {
            path: 'queues',
            name: 'queues',
            component: () => import('@/features/queues/QueuesPage.vue'),
            meta: { messages: ['settings', 'queues', 'teams'], needs: ['manage', 'Queue'] },
          },
          {
            path: 'fields',
            name: 'fields',
            component: () => import('@/features/fields/FieldsPage.vue'),
            meta: { messages: ['settings', 'fields'], needs: ['manage', 'Field'] },
          },
          {
            path: 'teams',
            name: 'teams',
            component: () => import('@/features/teams/TeamsPage.vue'),
            meta: { messages: ['settings', 'teams'], needs: ['manage', 'Team'] },
          },
          {
            path: 'skills',
            name: 'skills',
            component: () => import('@/features/teams/SkillsPage.vue'),
            meta: { messages: ['settings', 'teams'], needs: ['manage', 'Team'] },
          },
          {
            path: 'tags',
            name: 'tags',
            component: () => import('@/features/tags/TagsPage.vue'),
            meta: { messages: ['settings', 'tags'], needs: ['manage', 'Tag'] },
          },
          {
            path: 'time-types',
            name: 'time-types',
            component: () => import('@/features/time/TimeTypesPage.vue'),
            meta: { messages: ['settings', 'time', 'tags'], needs: ['manage', 'TimeType'] },
          },
        ],
      },
      {
        path: 'me/security',
        name: 'my-security',
        component: () => import('@/features/access/MySecurityPage.vue'),
        meta: { messages: ['access'], title: 'shell.my_security' },
      },
      {
        path: 'delegations',
        name: 'delegations',
        component: () => import('@/features/access/DelegationsPage.vue'),
        meta: { messages: ['access'], needs: ['read', 'Queue'], title: 'shell.delegations' },
      },
      { path: ':rest(.*)*', name: 'nowhere', component: () => import('./shell/NowherePage.vue') },
    ],
  },
]
