import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  withNewShot,
  withoutShot,
  withShot,
  withShotFromShelf,
  withShotList,
  withShotMoved,
} from '../../src/domain/board/board.ts'
import {
  numbered,
  withNumbersGiven,
  withNumbersLocked,
  withNumbersUnlocked,
} from '../../src/domain/board/locked-numbers.ts'
import { withShotDuplicated, withShotsMerged } from '../../src/domain/board/order.ts'
import type { Shot } from '../../src/domain/board/shot.ts'
import { numbersOf } from '../../src/domain/board/shot-numbers.ts'
import type { ReferenceId, ShotId, TakeId } from '../../src/domain/ids.ts'
import type { EditName } from '../../src/domain/project/edit-name.ts'
import { allShots, type Project } from '../../src/domain/project/project.ts'
import {
  withStar,
  withTake,
  withTakeDeleted,
  withTakesOf,
  withUpscaled,
} from '../../src/domain/takes/takes.ts'
import {
  forgetHistory,
  rememberEdit,
  stepBack,
  stepForward,
  useHistoryStore,
} from '../../src/store/project/history.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const s = (id: string) => id as ShotId
let project: Project

/** Like the store. */
function edit(change: (now: Project) => Project, name: EditName = 'rename', group?: string): void {
  const before = project
  project = change(project)
  rememberEdit({ edit: name, ...(group ? { group } : {}) }, before, project, change)
}
/** A picture of a shot that is on the board, or was when its job began. */
const arrive = (shot: string | Shot, take: string) => {
  const begun = typeof shot === 'string' ? onBoard(shot) : shot
  project = withTake(project, begun, makeTake(take, begun.text))
}
const onBoard = (id: string): Shot => {
  const found = project.shots.find((shot) => shot.id === id)
  if (!found) throw new Error(`${id} is not on the board.`)
  return found
}
const travel = (step: typeof stepBack) => {
  const travelled = step(project, useHistoryStore.getState())
  if (!travelled) return
  project = travelled.project
  useHistoryStore.setState(travelled.history)
}
const undo = () => travel(stepBack)
const redo = () => travel(stepForward)
const text = (value: string) => (now: Project) =>
  withShot(now, s('s1'), (shot): Shot => ({ ...shot, text: value }))
const takes = () =>
  allShots(project)
    .flatMap((shot) => shot.takes.map(({ id }) => id as string))
    .sort()
const order = () => project.shots.map(({ id }) => id as string)

beforeEach(() => {
  vi.useRealTimers()
  forgetHistory()
  project = makeProject()
})

it('the lock of numbers is taken back after a hand-over, with the numbers as they were', () => {
  forgetHistory()
  project = makeProject({ shots: ['s1', 's2'].map((id) => makeShot(id)) })
  const numbers = () => [...numbersOf(project).values()]
  edit((now) => ({ ...now, numbering: { scheme: 'tens' } }), 'numbering')
  edit(withNumbersLocked, 'lock-numbers')
  edit((now) => numbered(withNewShot(now, s('s3'))), 'add-shot')
  project = withNumbersGiven(project)
  undo()
  undo()
  project = numbered(project)
  expect(project.numbering?.locked).toBeUndefined()
  expect(numbers()).toEqual(['010', '020'])
  redo()
  project = numbered(project)
  expect(project.numbering).toEqual({ scheme: 'tens', locked: true, given: ['010', '020', '030'] })
  expect(numbers()).toEqual(['010', '020'])
  undo()
  undo()
  expect(project.numbering?.scheme).toBe('plain')
})

describe('undo and redo', () => {
  it('take texts, order, adding, deleting, choosing and stars back and forth', () => {
    arrive('s1', 't1')
    arrive('s1', 't2')
    const states = [project]
    const edits: ((now: Project) => Project)[] = [
      text('Other'),
      (now) => withShotMoved(now, s('s1'), 1),
      (now) => withNewShot(now, s('s9')),
      (now) => withoutShot(now, s('s3')),
      (now) => withoutShot(now, s('s1')),
      (now) => withShotFromShelf(now, s('s1')),
      (now) => withShot(now, s('s1'), (shot) => ({ ...shot, chosenTake: 't1' as TakeId })),
      (now) => withStar(now, 't1' as TakeId, true),
      (now) => withTakeDeleted(now, 't2' as TakeId, 5),
      (now) => ({ ...now, context: 'Rain.' }),
      (now) => withShotList(now, [{ text: 'New' }], () => s('n1')),
    ]
    for (const change of edits) {
      edit(change)
      states.push(project)
    }
    for (const state of states.slice(0, -1).reverse()) {
      undo()
      expect(project).toEqual(state)
    }
    for (const state of states.slice(1)) {
      redo()
      expect(project).toEqual(state)
    }
  })

  it('keep a picture that arrived after the edit', () => {
    edit(text('Other'))
    arrive('s1', 't1')
    undo()
    expect(project.shots[0]).toMatchObject({ text: 'Shot s1', chosenTake: 't1' })
    redo()
    expect(project.shots[0]?.text).toBe('Other')
    expect(takes()).toEqual(['t1'])
  })

  it('keep a picture of a shot that undoing takes off the board', () => {
    edit((now) => withShotList(now, [{ text: 'New' }], () => s('n1')))
    arrive('n1', 't1')
    undo()
    expect(order()).toEqual(['s1', 's2', 's3'])
    expect(project.shelf.map(({ id }) => id)).toEqual(['n1'])
    expect(takes()).toEqual(['t1'])
    redo()
    expect(order()).toEqual(['n1'])
    expect(takes()).toEqual(['t1'])
  })

  it('keep an upscaled picture that arrived after a star', () => {
    arrive('s1', 't1')
    edit((now) => withStar(now, 't1' as TakeId, true))
    const large = { blob: 'u' as never, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
    project = withUpscaled(project, 't1' as TakeId, large)
    undo()
    expect(project.shots[0]?.takes[0]).toMatchObject({ upscaled: large })
    expect(project.shots[0]?.takes[0]).not.toHaveProperty('starred')
  })

  it('keep a picture whose shot was deleted while it was drawn, and bring back shot and picture as one', () => {
    const begun = onBoard('s2')
    edit((now) => withoutShot(now, s('s2')))
    arrive(begun, 't1')
    expect(project.shelf.map(({ id }) => id)).toEqual(['s2'])
    undo()
    expect(order()).toEqual(['s1', 's2', 's3'])
    expect(project.shelf).toEqual([])
    expect(project.shots[1]).toMatchObject({ takes: [{ id: 't1' }], chosenTake: 't1' })
    redo()
    expect(order()).toEqual(['s1', 's3'])
    expect(takes()).toEqual(['t1'])
  })

  it('bring back a deleted shot with its latest words, and the picture of its earlier ones', () => {
    const begun = onBoard('s2')
    edit((now) => withShot(now, s('s2'), (shot) => ({ ...shot, text: 'Later' })))
    edit((now) => withoutShot(now, s('s2')))
    arrive(begun, 't1')
    undo()
    expect(project.shots[1]).toMatchObject({ text: 'Later', takes: [{ id: 't1' }], chosenTake: 't1' })
  })

  it('part what was merged while the second shot was drawn, each with its own pictures', () => {
    arrive('s1', 't1')
    arrive('s2', 't2')
    const begun = onBoard('s2')
    edit((now) => withShotsMerged(now, s('s1')))
    arrive(begun, 't3')
    undo()
    expect(project.shots.map((shot) => shot.takes.map(({ id }) => id))).toEqual([['t1'], ['t2', 't3'], []])
    expect(project.shelf).toEqual([])
  })

  it('leave nothing of a copy, unless its picture has become another', () => {
    arrive('s1', 't1')
    const before = project
    const copy = () => edit((now) => withShotDuplicated(now, s('s1'), s('c'), 'ct' as TakeId))
    copy()
    const copied = project
    undo()
    expect(project).toEqual(before)
    redo()
    expect(project).toEqual(copied)
    const large = { blob: 'u' as never, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
    project = withUpscaled(project, 'ct' as TakeId, large)
    undo()
    expect(project.shelf).toMatchObject([{ id: 'c', takes: [{ id: 'ct', upscaled: large }] }])
  })

  it('give omitted shots their numbers back when counting anew is undone', () => {
    const write = (change: (now: Project) => Project) => edit((now) => numbered(change(now)))
    arrive('s2', 't1')
    write(withNumbersLocked)
    write((now) => withoutShot(now, s('s2')))
    const before = project
    write(withNumbersUnlocked)
    expect(project.shelf).toMatchObject([{ id: 's2' }])
    undo()
    expect(numbered(project)).toEqual(before)
  })

  it('keep a picture whose shot was undone away while it was drawn', () => {
    edit((now) => withShotList(now, [{ text: 'New' }], () => s('n1')))
    const begun = onBoard('n1')
    undo()
    arrive(begun, 't1')
    expect(project.shelf.map(({ id }) => id)).toEqual(['n1'])
    redo()
    expect(order()).toEqual(['n1'])
    expect(project.shots[0]).toMatchObject({ takes: [{ id: 't1' }], chosenTake: 't1' })
    expect(project.shelf).toEqual([])
  })

  it('leave a field alone that something else has changed since', () => {
    edit((now) => ({ ...now, context: 'Mine.' }))
    project = { ...project, context: 'The model’s.' }
    undo()
    expect(project.context).toBe('The model’s.')
  })

  // Sheets may have been paid for, and no undo removes one: sheet-edits.test.ts.
  it.each(['people', 'places', 'things', 'moreStyles', 'referenceFiles', 'comments'] as const)(
    'take back one entry of %s, and leave what was done to the others since',
    (list) => {
      const ids = () => ((project[list] ?? []) as readonly { id: string }[]).map(({ id }) => id)
      const as = (...entries: readonly string[]) => ({ ...project, [list]: entries.map((id) => ({ id })) })
      project = as('a', 'b')
      edit(() => as('a', 'b', 'c'))
      edit(() => as('a', 'c'))
      project = as('c', 'd')
      undo()
      expect(ids()).toEqual(['b', 'c', 'd'])
      undo()
      expect(ids()).toEqual(['b', 'd'])
    },
  )

  it('take back one row of a shot’s references, and leave a row that came since', () => {
    const as = (...rows: readonly string[]) =>
      withShot(project, s('s1'), (shot) => ({
        ...shot,
        references: rows.map((id) => ({ id: id as ReferenceId, role: 'style', source: { kind: 'style' } })),
      }))
    const ids = () => onBoard('s1').references?.map(({ id }) => id as string)
    edit(() => as('a'))
    edit(() => as('b', 'a'))
    project = as('b', 'a', 'c')
    undo()
    expect(ids()).toEqual(['a', 'c'])
    undo()
    expect(ids()).toEqual(['c'])
  })

  it('take typing in one go back at once, and a pause apart', () => {
    vi.useFakeTimers()
    for (const typed of ['a', 'ab', 'abc']) edit(text(typed), 'shot-text', 'text')
    vi.advanceTimersByTime(1500)
    edit(text('abcd'), 'shot-text', 'text')
    undo()
    expect(project.shots[0]?.text).toBe('abc')
    undo()
    expect(project.shots[0]?.text).toBe('Shot s1')
  })

  it('remember no edit that changes nothing, and what was undone can still be done again', () => {
    arrive('s1', 't1')
    edit(text('Other'))
    undo()
    edit((now) => withShot(now, s('s1'), (shot) => ({ ...shot, chosenTake: 't1' as TakeId })))
    edit((now) => ({ ...now, updatedAt: 5, settings: { ...now.settings } }))
    expect(useHistoryStore.getState()).toMatchObject({ past: [], future: [{ edit: 'rename' }] })
    redo()
    expect(project.shots[0]?.text).toBe('Other')
  })

  it('remember nothing of typing that was taken back by hand, or by the browser after a pause', () => {
    vi.useFakeTimers()
    edit(text('Other'))
    const typed = project
    edit(text('Other one'), 'shot-text', 'text')
    edit(text('Other'), 'shot-text', 'text')
    edit(text('Other two'), 'shot-text', 'text')
    vi.advanceTimersByTime(60_000)
    const before = project
    project = { ...typed }
    rememberEdit({ edit: 'shot-text', group: 'text', takesBack: true }, before, project, () => typed)
    expect(useHistoryStore.getState().past.map((step) => step.edit)).toEqual(['rename'])
  })

  it('go a hundred steps back, and forget what was undone at the next edit', () => {
    for (let i = 0; i < 130; i += 1) edit(text(`v${i}`))
    expect(useHistoryStore.getState().past).toHaveLength(100)
    for (let i = 0; i < 100; i += 1) undo()
    expect(project.shots[0]?.text).toBe('v29')
    edit(text('fork'))
    redo()
    expect(project.shots[0]?.text).toBe('fork')
  })

  it('never lose a picture in a thousand random edits, arrivals and undos', () => {
    let seed = 11
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    const arrived: string[] = []
    const begun: Shot[] = []
    for (let i = 0; i < 1000; i += 1) {
      const shot = project.shots[random(project.shots.length)]?.id ?? s('none')
      const moves: (() => void)[] = [
        () => edit((now) => withShot(now, shot, (one) => ({ ...one, text: `t${i}` }))),
        () => edit((now) => withShotMoved(now, shot, random(2) === 0 ? 1 : -1)),
        () => edit((now) => withoutShot(now, shot)),
        () => edit((now) => withNewShot(now, s(`n${i}`))),
        () =>
          edit((now) => withShotList(now, [{ text: 'A' }, { text: 'B' }], () => s(`l${i}-${random(1e9)}`))),
        () => {
          const [shelved] = project.shelf
          if (shelved) edit((now) => withShotFromShelf(now, shelved.id))
        },
        () => {
          const [take] = takes()
          if (take) edit((now) => withTakeDeleted(now, take as TakeId, i))
        },
        () => begun.push(...project.shots.filter(({ id }) => id === shot)),
        () => {
          // By now its shot may be deleted, undone, or moved to the earlier shots.
          const one = begun.splice(random(begun.length), 1)[0]
          if (!one) return
          arrive(one, `t${i}`)
          arrived.push(`t${i}`)
        },
        undo,
        undo,
        redo,
      ]
      moves[random(moves.length)]?.()
      expect(takes()).toEqual([...new Set(takes())])
      expect(takes()).toEqual([...arrived].sort())
      const ids = allShots(project).map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)])
    }
    expect(arrived.length).toBeGreaterThan(30)
  })
})

describe('takes of another copy', () => {
  it('are added where they belong, each once', () => {
    const mine = withTake(makeProject(), makeShot('s1'), makeTake('a', 'x'))
    const theirs = withTake(mine, makeShot('s2'), makeTake('b', 'x'))
    const merged = withTakesOf(withoutShot(mine, s('s2')), theirs)
    expect(merged.shots[0]?.takes.map(({ id }) => id)).toEqual(['a'])
    expect(merged.shelf.map(({ id, takes: kept }) => [id, kept.length])).toEqual([['s2', 1]])
  })
})
