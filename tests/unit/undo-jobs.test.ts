import { beforeEach, expect, it } from 'vitest'
import { withShot } from '../../src/domain/board/board.ts'
import { withListPart } from '../../src/domain/board/list-parts.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import {
  forgetHistory,
  jobGroup,
  rememberEdit,
  stepBack,
  stepForward,
  type UndoName,
  useHistoryStore,
} from '../../src/store/project/history.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

let project: Project

/** As the writer does it. */
function write(change: (now: Project) => Project, undo: UndoName): void {
  const before = project
  project = { ...change(project), updatedAt: project.updatedAt + 1 }
  rememberEdit(undo, before, project, change)
}

/** A part of a list of `wanted` shots, which begins with its number `first`. */
function arrive(first: number, count: number, wanted = 15, onto = lastWritten(), job = 'a'): void {
  const shots = Array.from({ length: count }, (_, i) => ({ text: `S${first + i}` }))
  const ids = shots.map(({ text }) => text as ShotId)
  const ask = first === 1 ? 'list' : 'rest'
  write((now) => withListPart(now, shots, ids, { ask, wanted, onto }), {
    edit: 'new-shots',
    group: jobGroup(job),
  })
}

const lastWritten = () => project.unfinishedList?.shots.at(-1)
const editText = (text: string, group?: string) =>
  write((now) => withShot(now, 'S1' as ShotId, (shot) => ({ ...shot, text })), {
    edit: 'shot-text',
    ...(group ? { group } : {}),
  })

function travel(step: typeof stepBack): void {
  const travelled = step(project, useHistoryStore.getState())
  if (!travelled) return
  project = { ...travelled.project, updatedAt: project.updatedAt + 1 }
  useHistoryStore.setState(travelled.history)
}
const undo = () => travel(stepBack)
const redo = () => travel(stepForward)
const texts = () => project.shots.map(({ text }) => text)
const told = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => `S${first + i}`)
const steps = () => useHistoryStore.getState().past.map(({ edit }) => edit)

beforeEach(() => {
  forgetHistory()
  project = makeProject({ shots: [makeShot('s1')] })
})

it('what was written and undone is brought back by Redo, also when the next part has come meanwhile', () => {
  arrive(1, 8)
  const onto = lastWritten()
  undo()
  arrive(9, 7, 15, onto)
  expect(texts()).toEqual(['Shot s1', ...told(9, 15)])
  redo()
  expect(texts()).toEqual(told(1, 15))
  // Nothing of it is asked for, and paid, a second time.
  expect(project).not.toHaveProperty('unfinishedList')
  undo()
  undo()
  expect(texts()).toEqual(['Shot s1'])
  redo()
  redo()
  expect(texts()).toEqual(told(1, 15))
  expect(project).not.toHaveProperty('unfinishedList')
})

it('so it is where the rest was asked for later, and only what is missing is left to be written', () => {
  arrive(1, 9, 25)
  const onto = lastWritten()
  undo()
  arrive(10, 8, 25, onto, 'later')
  redo()
  expect(texts()).toEqual(told(1, 17))
  expect(project.unfinishedList).toEqual({ wanted: 25, shots: told(1, 17) })
})

it('undone and done again before the next part comes, the list is still one step', () => {
  arrive(1, 8)
  undo()
  redo()
  arrive(9, 7)
  expect(texts()).toEqual(told(1, 15))
  expect(steps()).toEqual(['new-shots'])
  undo()
  expect(texts()).toEqual(['Shot s1'])
})

it('an edit between two parts is a step of its own, and the list stays one', () => {
  arrive(1, 8)
  editText('Mine')
  arrive(9, 7)
  expect(steps()).toEqual(['new-shots', 'shot-text'])
  expect(texts()).toEqual(['Mine', ...told(2, 15)])
  undo()
  expect(texts()).toEqual(told(1, 15))
  undo()
  expect(texts()).toEqual(['Shot s1'])
  expect(project).not.toHaveProperty('unfinishedList')
  redo()
  redo()
  expect(texts()).toEqual(['Mine', ...told(2, 15)])
})

it('typing goes on as one step while a part comes', () => {
  arrive(1, 8)
  editText('M', 'text')
  arrive(9, 7)
  editText('Mi', 'text')
  expect(steps()).toEqual(['new-shots', 'shot-text'])
  undo()
  expect(texts()).toEqual(told(1, 15))
})

it('a picture that came between two parts does not split the list', () => {
  arrive(1, 8)
  project = withShot(project, 'S1' as ShotId, (shot) => ({ ...shot, sound: 'wind' }))
  arrive(9, 7)
  expect(steps()).toEqual(['new-shots'])
  undo()
  expect(texts()).toEqual(['Shot s1'])
})

it('where what a job writes takes the place of an edit, both can be undone', () => {
  const sceneOf = (context: string) =>
    write((now) => ({ ...now, context }), { edit: 'scene', group: jobGroup('d') })
  const before = project.context
  sceneOf('A')
  write((now) => ({ ...now, context: 'Mine' }), { edit: 'scene' })
  sceneOf('A fox')
  undo()
  expect(project.context).toBe('Mine')
  undo()
  undo()
  expect(project.context).toBe(before)
})

it('what a job writes empties no Redo; a step that would do nothing is no longer offered', () => {
  const sceneOf = (context: string) =>
    write((now) => ({ ...now, context }), { edit: 'scene', group: jobGroup('d') })
  editText('x')
  write((now) => ({ ...now, name: 'Other' }), { edit: 'rename' })
  sceneOf('A')
  undo()
  undo()
  sceneOf('A fox')
  expect(useHistoryStore.getState().future.map(({ edit }) => edit)).toEqual(['rename'])
  redo()
  expect([project.name, project.context]).toEqual(['Other', 'A fox'])
})
