import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { Comment } from '../../src/domain/board/comment.ts'
import { readComments } from '../../src/domain/board/comment-schema.ts'
import {
  commentsOn,
  commentsOnAll,
  withCommentDone,
  withComments,
  withoutComment,
} from '../../src/domain/board/comments.ts'
import { PAGE_SCRIPT } from '../../src/domain/handover/review/page-script.ts'
import type { CommentId, ProjectId, ShotId } from '../../src/domain/ids.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { makeProject } from '../fixtures/make-project.ts'

const comment = (id: string, change: Partial<Comment> = {}): Comment => ({
  id: id as CommentId,
  shot: 's1' as ShotId,
  text: `Text ${id}`,
  at: 1000,
  ...change,
})
const [one, two] = [comment('c1'), comment('c2', { by: 'Ann' })]
const ids = (project: { readonly comments?: readonly Comment[] }) => project.comments?.map(({ id }) => id)

describe('comments', () => {
  it('stand beside their shot, and beside every shot where theirs is gone', () => {
    const { shot: _, ...all } = comment('c3')
    const gone = comment('c4', { shot: 'left' as ShotId })
    const project = makeProject({ comments: [one, all, gone, two] })
    expect(commentsOn(project, 's1' as ShotId)).toEqual([one, two])
    expect(commentsOn(project, 's2' as ShotId)).toEqual([])
    expect(commentsOnAll(project)).toEqual([all, gone])
  })

  it('are read twice without being there twice, and stay done', () => {
    const project = withCommentDone(withComments(makeProject(), [one]), one.id, true)
    expect(withComments(project, [one])).toBe(project)
    expect(withComments(project, [one, two]).comments).toEqual([{ ...one, done: true }, two])
    expect(withComments(project, [two, two]).comments).toEqual([{ ...one, done: true }, two])
  })

  it('take later words, which are to do again, and no earlier ones', () => {
    const project = withCommentDone(withComments(makeProject(), [one, two]), one.id, true)
    const later = comment('c1', { text: 'Even lower.', at: 2000 })
    expect(withComments(project, [later]).comments).toEqual([later, two])
    expect(withComments(project, [comment('c1', { text: 'Old', at: 500 })])).toBe(project)
  })

  it('are done, open again, and deleted', () => {
    const project = makeProject({ comments: [one, two] })
    const done = withCommentDone(project, one.id, true)
    expect(done.comments).toEqual([{ ...one, done: true }, two])
    expect(withCommentDone(done, one.id, false).comments).toEqual([one, two])
    expect(ids(withoutComment(project, one.id))).toEqual(['c2'])
    expect('comments' in withoutComment(withoutComment(project, one.id), two.id)).toBe(false)
  })

  it('are undone one by one: what came since stays', () => {
    const before = makeProject({ comments: [one] })
    const after = withCommentDone(before, one.id, true)
    const now = withComments(after, [two])
    expect(undone(before, after, now).comments).toEqual([one, two])
    const empty = makeProject()
    const read = withComments(empty, [one])
    expect(ids(undone(empty, read, withComments(read, [two])))).toEqual(['c2'])
    const deleted = withoutComment(now, one.id)
    expect(undone(now, deleted, deleted).comments).toEqual(now.comments)
  })
})

describe('a file of comments', () => {
  const project = 'p1' as ProjectId
  const file = { maestro: 'comments', version: 1, project, comments: [one, two] }
  const read = (change: object) => readComments(JSON.stringify({ ...file, ...change }), project)

  it('is read', () => {
    expect(read({})).toEqual([one, two])
    expect(read({ comments: [{ ...one, done: true, more: 1 }] })).toEqual([one])
  })

  it('of another board is told from no such file', () => {
    expect(read({ project: 'p2' })).toBe('other-board')
    for (const text of ['', 'x', '[]', 'null', '{}']) expect(readComments(text, project)).toBeUndefined()
    for (const change of [
      { maestro: 'project' },
      { version: 2 },
      { comments: [{ ...one, text: 7 }] },
      { comments: [{ ...one, id: '<a>' }] },
      { comments: [{ ...one, at: -1 }] },
      { comments: Array.from({ length: 1001 }, (_, i) => comment(`c${i}`)) },
    ]) {
      expect(read(change), JSON.stringify(change).slice(0, 80)).toBeUndefined()
    }
  })
})

/** The parts of a browser's page that the script touches. */
function makePage(texts: readonly string[], name = '') {
  const made: Blob[] = []
  const clicks: (() => void)[] = []
  const output = { dataset: { done: 'Done', none: 'None' }, textContent: '' }
  const link = { href: '', download: '', click: () => undefined }
  const found: Readonly<Record<string, object>> = {
    main: { dataset: { project: 'p1', file: 'pilot-comments.json' } },
    input: { value: name },
    output,
    button: { addEventListener: (_: string, click: () => void) => clicks.push(click) },
  }
  const fields = texts.map((value, i) => ({ value, dataset: i === 0 ? { shot: 's1' } : {} }))
  runInNewContext(PAGE_SCRIPT, {
    document: {
      querySelector: (tag: string) => found[tag],
      querySelectorAll: () => fields,
      createElement: () => link,
    },
    addEventListener: () => undefined,
    crypto,
    Blob,
    URL: { createObjectURL: (file: Blob) => `blob:${made.push(file)}` },
  })
  return { made, output, link, fields, click: () => clicks[0]?.() }
}

describe('the script of a review page', () => {
  it('makes a file that the app reads', async () => {
    const page = makePage([' Lower, please. ', 'The end is too soon.', ' '], ' Ann ')
    page.click()
    const read = readComments((await page.made[0]?.text()) ?? '', 'p1' as ProjectId)
    if (!Array.isArray(read)) throw new Error(String(read))
    expect(read.map(({ shot, text, by }) => [shot, text, by])).toEqual([
      ['s1', 'Lower, please.', 'Ann'],
      [undefined, 'The end is too soon.', 'Ann'],
    ])
    expect(new Set(read.map(({ id }) => id)).size).toBe(2)
    expect([page.link.download, page.output.textContent]).toEqual(['pilot-comments.json', 'Done'])
  })

  it('keeps the id of a comment while the page is open', async () => {
    const page = makePage(['Low'])
    page.click()
    const [field] = page.fields
    if (field) field.value = 'Lower'
    page.click()
    const files = await Promise.all(page.made.map(async (file) => JSON.parse(await file.text()).comments[0]))
    expect(files.map(({ text }) => text)).toEqual(['Low', 'Lower'])
    expect(files[0].id).toBe(files[1].id)
    expect(files[0].by).toBeUndefined()
  })

  it('says where nothing is written, and makes no file', () => {
    const page = makePage(['', ' '])
    page.click()
    expect([page.made.length, page.output.textContent]).toEqual([0, 'None'])
  })
})
