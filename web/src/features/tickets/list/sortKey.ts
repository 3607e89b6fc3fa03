import type { InjectionKey } from 'vue'

/** The list's order, for the menu that is loaded when it is asked for. */
export const sortKey: InjectionKey<{ sort: () => string; choose: (sort: string) => void }> = Symbol('sort')
