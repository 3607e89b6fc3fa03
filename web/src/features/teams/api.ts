import type { Absence, AgentProfile, ShownAgent, Skill } from '#domain/people/agent.ts'
import type { Team, Workload } from '#domain/people/team.ts'
import { answer, api } from '@/shared/api/client.ts'

export type { Absence, ShownAgent, Skill, Team, Workload }
export type TeamDraft = {
  name: string
  description: string
  members: { person: string; isLead: boolean }[]
}
export type AbsenceDraft = { startsAt: string; endsAt: string; substitute: string | null; reason: string }

const of = (id: string) => ({ params: { path: { id } } })

export const getTeams = () => answer(api.GET('/api/v1/teams'))
export const addTeam = (team: TeamDraft) => answer(api.POST('/api/v1/teams', { body: team }))
export const changeTeam = (id: string, team: TeamDraft) =>
  answer(api.PATCH('/api/v1/teams/{id}', { ...of(id), body: team }))
export const deleteTeam = (id: string) => answer(api.DELETE('/api/v1/teams/{id}', of(id)))
export const getWorkload = (id: string) => answer(api.GET('/api/v1/teams/{id}/workload', of(id)))
export const getSkills = () => answer(api.GET('/api/v1/skills'))
export const addSkill = (name: string) => answer(api.POST('/api/v1/skills', { body: { name } }))
export const renameSkill = (id: string, name: string) =>
  answer(api.PATCH('/api/v1/skills/{id}', { ...of(id), body: { name } }))
export const deleteSkill = (id: string) => answer(api.DELETE('/api/v1/skills/{id}', of(id)))
export const getAgent = (id: string) => answer(api.GET('/api/v1/people/{id}/agent', of(id)))
export const saveAgent = (id: string, profile: AgentProfile) =>
  answer(api.PUT('/api/v1/people/{id}/agent', { ...of(id), body: profile }))
export const getAbsences = (person: string) =>
  answer(api.GET('/api/v1/absences', { params: { query: { person, limit: 200 } } }))
export const addAbsence = (person: string, absence: AbsenceDraft) =>
  answer(api.POST('/api/v1/absences', { body: { person, ...absence } }))
export const deleteAbsence = (id: string) => answer(api.DELETE('/api/v1/absences/{id}', of(id)))
export const getDuty = () => answer(api.GET('/api/v1/me/duty'))
export const setDuty = (onDuty: boolean) => answer(api.PUT('/api/v1/me/duty', { body: { onDuty } }))
