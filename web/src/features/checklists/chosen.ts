import { shallowRef } from 'vue'

/** The template that was asked for elsewhere than in the picker, by id: it opens with that one. */
export const chosenTemplate = shallowRef('')
