import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { useAppStore } from '../../src/store/app/store.ts'
import {
  addShot,
  chooseShotCount,
  chooseTake,
  editContext,
  editShotText,
  starTake,
} from '../../src/store/board/edits.ts'
import {
  bringBackOmitted,
  deleteShot,
  dropShot,
  duplicateShot,
  insertShotAfter,
  insertShotBefore,
  lockNumbers,
  mergeShots,
  moveShot,
  splitShot,
  unlockNumbers,
} from '../../src/store/board/order.ts'
import {
  bringBackShots,
  deleteShots,
  dropShots,
  duplicateShots,
  moveShots,
} from '../../src/store/board/several.ts'
import { editProject, renameOpenProject, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject, useProjectStore } from '../../src/store/project/store.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const shot = 's1' as ShotId
const take = (id: string) => id as TakeId

const loggedLines = () =>
  useAppStore
    .getState()
    .log.map(({ event }) => eventText(event))
    .toReversed()

beforeEach(async () => {
  const drawn = ['t1', 't2'].reduce(
    (now, id) => withTake(now, makeShot('s1'), makeTake(id, 'x')),
    makeProject(),
  )
  // The chosen take is deleted: the newest one takes its place.
  const [first, ...others] = drawn.shots
  const shots = first ? [{ ...first, chosenTake: take('t0') }, ...others] : others
  await showNewProject({ ...drawn, shots })
})

it('an edit that changes nothing leaves the project, undo and redo as they are', () => {
  editContext('Rain.')
  undoEdit()
  const project = openedProject()
  chooseTake(shot, take('t2'))
  chooseShotCount(project.settings.shotCount)
  editContext(project.context)
  editShotText(shot, project.shots[0]?.text ?? '')
  starTake(take('t2'), false)
  renameOpenProject(project.name)
  expect(openedProject()).toBe(project)
  expect(useHistoryStore.getState()).toMatchObject({ past: [], future: [{ edit: 'scene' }] })
  chooseTake(shot, take('t1'))
  expect(useHistoryStore.getState()).toMatchObject({ past: [{ edit: 'choose-take' }], future: [] })
})

it('a text is written up to the limit, and one that an earlier version let grow longer stays and grows no more', () => {
  const long = 'y'.repeat(LIMITS.text + 10)
  editContext(long)
  expect(openedProject().context).toHaveLength(LIMITS.text)
  editShotText(shot, long)
  expect(openedProject().shots[0]?.text).toHaveLength(LIMITS.text)
  editProject((now) => ({ ...now, context: long }))
  editContext(`${long} and more`)
  expect(openedProject().context).toBe(long)
})

it('so do moving, splitting, merging, duplicating, deleting and bringing back, with the numbers', async () => {
  const texts = ['A fox. It runs.', 'B', 'C', 'D']
  const shots = texts.map((text, i) => makeShot(`m${i + 1}`, { text }))
  await showNewProject(makeProject({ id: 'moved' as ProjectId, shots }))
  const id = (name: string) => name as ShotId
  const ids = (...names: string[]) => new Set(names.map(id))
  useAppStore.setState({ log: [] })
  moveShot(id('m1'), 1)
  moveShot(id('m1'), -1)
  moveShot(id('m1'), -1)
  dropShot(id('m4'), 0)
  moveShots(ids('m1', 'm2'), 1)
  dropShots(ids('m4', 'm3'), id('m4'), 3)
  splitShot(id('m1'))
  mergeShots(id('m1'))
  duplicateShot(id('m1'))
  duplicateShots(ids('m1', 'm2'))
  deleteShots(ids('m3', 'm4'))
  addShot()
  lockNumbers()
  moveShot(id('m1'), 1)
  deleteShot(id('m1'))
  deleteShot(id('m2'))
  bringBackOmitted(id('m1'))
  bringBackShots(ids('m1', 'm2'))
  bringBackShots(ids('m1'))
  expect(loggedLines()).toEqual([
    'Shot 1 moved, now 2',
    'Shot 2 moved, now 1',
    'Shot 4 moved, now 1',
    'Shots 2 and 3 moved, now 3 and 4',
    'Shots 1 and 2 moved, now 3 and 4',
    'Shot 1 split, its second part is shot 2',
    'Shot 2 merged into shot 1',
    'Shot 1 duplicated',
    'Shots 1 and 3 duplicated',
    'Shots 6 and 7 deleted',
    'Shot 6 inserted',
    'Numbers locked, 1 to 6',
    'Shot 1 moved',
    'Shot 1 omitted',
    'Shot 3 omitted',
    'Shot 1 brought back',
    'Shot 3 brought back',
  ])
})

it('what is inserted, omitted, locked and unlocked stands in the log, and what changed nothing does not', async () => {
  await showNewProject(makeProject({ id: 'logged' as ProjectId }))
  const lines = loggedLines
  useAppStore.setState({ log: [] })
  insertShotAfter(shot)
  deleteShot('s3' as ShotId)
  lockNumbers()
  const added = insertShotBefore('s2' as ShotId)
  insertShotBefore('gone' as ShotId)
  deleteShot('s2' as ShotId)
  deleteShots(new Set(['s2' as ShotId, added, shot]))
  lockNumbers()
  unlockNumbers()
  expect(lines()).toEqual([
    'Shot 2 inserted',
    'Shot 4 deleted',
    'Numbers locked, 1 to 3',
    'Shot 2A inserted',
    'Shot 3 omitted',
    'Shots 1 and 2A omitted',
    'Numbers unlocked: the board is counted anew',
  ])
  useAppStore.setState({ log: [] })
  useProjectStore.setState({ readOnly: true })
  insertShotAfter(shot)
  lockNumbers()
  expect(lines()).toEqual(['Problem', 'Problem'])
})
