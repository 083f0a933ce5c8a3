import { styleSaid, stylesChosen } from './chosen-pictures.ts'
import { type Mark, usesList, usesServer } from './mark.ts'

/**
 * What a picture server draws from besides. Digests have these parts last, so that receipts of
 * earlier versions keep theirs.
 */
export const SERVER_MARKS: readonly Mark[] = [
  {
    change: 'style',
    ingredient: 'style',
    of: (from) =>
      usesServer(from) && usesList(from) ? stylesChosen(from.project, from.shot, true) : undefined,
  },
  {
    change: 'style-words',
    ingredient: 'style',
    of: (from) => (usesServer(from) ? styleSaid(from.project, true) : undefined),
  },
  {
    change: 'start',
    ingredient: 'model',
    of: (from) => (usesServer(from) ? from.wish.server?.start : undefined),
  },
  {
    change: 'model',
    ingredient: 'model',
    of: (from) => (usesServer(from) ? from.wish.server?.model : undefined),
  },
]
