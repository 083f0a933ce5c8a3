import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** What others wrote on a review page, beside the shot that they wrote it on. */
export const commentWords = catalogue('comments', {
  title: 'Comments',
  onAll: 'On the whole board',
  none: 'No comments. A review page whose readers may write makes a file of them.',
  read: 'Read a comments file',
  readOnly: 'This project is open in another tab.',
  added: (count: number) =>
    count === 0
      ? 'There is nothing new in this file.'
      : plural(count, { one: '# comment is new.', other: '# comments are new.' }),
  refused: {
    'no-comments': 'This is no file of comments.',
    'other-board': 'These comments belong to another board.',
    'too-large': 'This file is too large for comments.',
  },
  count: (count: number) => plural(count, { one: '# comment', other: '# comments' }),
  ofShot: (shot: string, count: number) =>
    plural(count, { one: `# comment on shot ${shot}`, other: `# comments on shot ${shot}` }),
  done: (text: string) => `Done: ${text}`,
  remove: (text: string) => `Delete comment: ${text}`,
  by: (name: string, date: string) => `${name}, ${date}`,
})
