import { shallowRef } from 'vue'

/** The macro that was asked for elsewhere than in the picker, by id: it opens with that one. */
export const chosenMacro = shallowRef('')
