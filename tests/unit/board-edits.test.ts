import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { useAppStore } from '../../src/store/app/store.ts'
import {
  chooseShotCount,
  chooseTake,
  editContext,
  editShotText,
  starTake,
} from '../../src/store/board/edits.ts'
import {
  deleteShot,
  insertShotAfter,
  insertShotBefore,
  lockNumbers,
  unlockNumbers,
} from '../../src/store/board/order.ts'
import { deleteShots } from '../../src/store/board/several.ts'
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

it('what is inserted, omitted, locked and unlocked stands in the log, and what changed nothing does not', async () => {
  await showNewProject(makeProject({ id: 'logged' as ProjectId }))
  const lines = () =>
    useAppStore
      .getState()
      .log.map(({ event }) => eventText(event))
      .toReversed()
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
