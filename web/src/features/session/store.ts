import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability'
import { type PackRule, unpackRules } from '@casl/ability/extra'
import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Subject } from '#domain/access/abilities.ts'
import { Problem } from '@/shared/api/problem.ts'
import { useLive } from '@/shared/live/store.ts'
import * as api from './api.ts'

export type SubjectName = Extract<Subject, string>

/** What the signed-in person may do. The server decides; the console only hides what would be refused. */
export const ability: MongoAbility = createMongoAbility()

/** Who is signed in, what they may do, and what this installation offers. */
export const useSession = defineStore('session', () => {
  const me = ref<api.Me | null>(null)
  const loaded = ref(false)
  const queries = useQueryClient()
  const live = useLive()

  const person = computed(() => me.value?.person ?? null)
  const settings = computed(() => me.value?.settings ?? { temporalUi: null, outboundMail: false })
  /** May this person do that? Asked again when somebody else signs in. */
  const can = (action: string, subject: SubjectName) => me.value !== null && ability.can(action, subject)
  /** Works at the desk, rather than only asking for help. */
  const isAgent = computed(() => can('read_notes', 'Ticket'))

  /** Has time of their own or of others to look at. */
  const seesTime = computed(() => isAgent.value && (can('log_time', 'Ticket') || can('read_time', 'Ticket')))

  let pending: Promise<void> | null = null

  /** Asks once who is signed in; later calls share the answer. */
  function load(): Promise<void> {
    pending ??= read().finally(() => {
      pending = null
    })
    return pending
  }

  async function read(): Promise<void> {
    try {
      const answer = await api.getMe()
      ability.update(unpackRules(answer.rules as PackRule<RawRuleOf<MongoAbility>>[]))
      me.value = answer
      live.start()
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      me.value = null
    }
    loaded.value = true
  }

  /** True when a code is asked for before anybody is signed in. */
  async function signIn(email: string, password: string): Promise<boolean> {
    const { twoFactorRedirect = false } = await api.signIn(email, password)
    if (!twoFactorRedirect) await load()
    return twoFactorRedirect
  }

  async function signOut(): Promise<void> {
    await api.signOut()
    forget()
  }

  /** Nobody is signed in any more. Drafts stay where they are: they belong to the person, not to the session. */
  function forget(): void {
    live.stop()
    me.value = null
    ability.update([])
    queries.clear()
  }

  return { me, loaded, person, settings, can, isAgent, seesTime, load, signIn, signOut, forget }
})
