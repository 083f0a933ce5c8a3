import type { ReviewWords } from '../../../domain/handover/review/review-words.ts'
import { catalogue } from '../catalogue.ts'

/** What stands on the review page. Texts only: a worker gets them as a message. */
export const reviewWords = catalogue('review', {
  picture: 'Picture of shot {shot}',
  missing: {
    none: 'No picture yet',
    lost: 'The picture is no longer there',
    late: 'The picture was not loaded yet',
    unreadable: 'The picture cannot be read',
  },
  comment: 'Comment on shot {shot}',
  commentAll: 'Comment on the whole board',
  subject: '{title}: shot {shot}',
  subjectAll: '{title}: comments',
  write: {
    all: 'Comment on the whole board',
    name: 'Your name',
    download: 'Download comments',
    none: 'Nothing is written yet.',
    done: 'Now send the file to whom you have this page from.',
  },
  notes: 'Notes',
  drawn: 'How it was drawn',
  receipt: { model: 'Model', prompt: 'The exact words', file: 'File' },
} satisfies Omit<ReviewWords, 'direction'>)
