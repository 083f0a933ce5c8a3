import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import type { ShotId, TakeId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import {
  chooseShotCount,
  chooseTake,
  editContext,
  editShotText,
  starTake,
} from '../../src/store/board/edits.ts'
import { editProject, renameOpenProject, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
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
