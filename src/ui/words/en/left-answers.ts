import { catalogue } from '../catalogue.ts'

/** What earlier calls brought and can only be saved by hand. */
export const leftAnswerWords = catalogue('left-answers', {
  from: (project: string) => `From an earlier call in “${project}”, kept here until you dismiss it.`,
})
