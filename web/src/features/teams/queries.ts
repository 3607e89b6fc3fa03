import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import * as api from './api.ts'

export const useTeams = () =>
  useQuery({ queryKey: ['teams'], queryFn: async () => (await api.getTeams()).teams })

export const useSkills = () =>
  useQuery({ queryKey: ['skills'], queryFn: async () => (await api.getSkills()).skills })

export const useWorkload = (team: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['workload', team()],
      queryFn: async () => (await api.getWorkload(team())).workload,
      enabled: team() !== '',
    })),
  )

export const useAgent = (id: () => string) =>
  useQuery(
    computed(() => ({ queryKey: ['agent', id()], queryFn: async () => (await api.getAgent(id())).agent })),
  )

export const useAbsences = (person: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['absences', person()],
      queryFn: async () => (await api.getAbsences(person())).absences,
    })),
  )

/** Whether one is on duty, and is given tickets automatically at all. */
export const useDuty = (on: () => boolean) =>
  useQuery({
    queryKey: ['duty'],
    queryFn: async () => (await api.getDuty()).duty,
    enabled: on,
    staleTime: 60_000,
  })
