/**
 * What is known about a file's content. waiting: nobody can download it yet; clean: a scanner found nothing;
 * unscanned: there is no scanner; infected: a scanner found something; refused: its type is not taken.
 */
export const fileStates = ['waiting', 'clean', 'unscanned', 'infected', 'refused'] as const
export type FileState = (typeof fileStates)[number]

/** Whether a file in that state may leave the desk: by download, or with a mail. */
export const mayLeave = (state: FileState): boolean => state === 'clean' || state === 'unscanned'

/** What the console can show of a file without saving it. */
export const previewKinds = ['image', 'pdf', 'text', 'audio', 'video', 'mail'] as const
export type PreviewKind = (typeof previewKinds)[number]
