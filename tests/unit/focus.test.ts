import { beforeEach, describe, expect, it, vi } from 'vitest'
import { focusOf } from '../../src/domain/board/focus.ts'
import type { Spot } from '../../src/domain/board/marks.ts'
import type { Take } from '../../src/domain/board/shot.ts'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { AppError } from '../../src/lib/errors.ts'
import { newId } from '../../src/lib/ids.ts'
import { useAppStore } from '../../src/store/app/store.ts'
import { editShotText } from '../../src/store/board/edits.ts'
import { redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject, useProjectStore } from '../../src/store/project/store.ts'
import { askForFocus, nudgeFocus, putFocus, putFocusBack } from '../../src/store/takes/focus.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import 'fake-indexeddb/auto'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const findFocus = vi.hoisted(() => vi.fn<(picture: Blob) => Promise<Spot>>())
vi.mock('../../src/services/takes/find-focus.ts', () => ({ findFocus }))
const writer = vi.hoisted(() => ({ loadBlob: vi.fn<(id: string) => Promise<Blob | undefined>>() }))
vi.mock('../../src/store/project/writer.ts', async (load) => ({ ...(await load<object>()), ...writer }))

const spot = { x: 0.2, y: 0.3 }
const takeOf = (shot = 0) => openedProject().shots[shot]?.takes[0] as Take
const steps = () => useHistoryStore.getState().past.map(({ edit }) => edit)

beforeEach(() => {
  findFocus.mockReset().mockResolvedValue(spot)
  writer.loadBlob.mockReset().mockResolvedValue(new Blob(['png']))
  const shots = ['s1', 's2'].map((id) => makeShot(id, { takes: [makeTake(`t-${id}`, `Shot ${id}`)] }))
  return showNewProject(makeProject({ id: newId<ProjectId>(), shots }))
})

describe('the focus that is found', () => {
  it('is kept with its take, one picture at a time, and is no step to undo', async () => {
    editShotText(openedProject().shots[0]?.id as never, 'A fox.')
    askForFocus(takeOf(0))
    askForFocus(takeOf(1))
    askForFocus(takeOf(1))
    await vi.waitFor(() => expect(takeOf(1).focus).toEqual(spot))
    expect(findFocus).toHaveBeenCalledTimes(2)
    expect(steps()).toEqual(['shot-text'])
    undoEdit()
    expect(openedProject().shots[0]?.text).toBe('Shot s1')
    expect(takeOf(0).focus).toEqual(spot)
    askForFocus(takeOf(0))
    expect(findFocus).toHaveBeenCalledTimes(2)
  })

  it('does not take the place of what a person said meanwhile', async () => {
    askForFocus(takeOf())
    putFocus(takeOf().id, { x: 0.9, y: 0.9 })
    await vi.waitFor(() => expect(takeOf().focus).toEqual(spot))
    expect(focusOf(takeOf())).toEqual({ x: 0.9, y: 0.9 })
  })

  it('is not looked for where another tab writes, nor kept by a tab that may no longer write', async () => {
    useProjectStore.setState({ readOnly: true })
    askForFocus(takeOf())
    expect(findFocus).not.toHaveBeenCalled()
    useProjectStore.setState({ readOnly: false })
    findFocus.mockImplementation(async () => {
      useProjectStore.setState({ readOnly: true })
      return spot
    })
    askForFocus(takeOf())
    await vi.waitFor(() => expect(findFocus).toHaveBeenCalled())
    await Promise.resolve()
    expect(takeOf().focus).toBeUndefined()
    expect(useProjectStore.getState().problems).toEqual({})
  })

  it('is asked for once where a picture cannot be read, which is logged; the others go on', async () => {
    const blob = 'broken' as BlobId
    findFocus.mockRejectedValueOnce(new AppError('picture-unreadable'))
    askForFocus({ ...takeOf(0), blob })
    askForFocus(takeOf(1))
    await vi.waitFor(() => expect(takeOf(1).focus).toEqual(spot))
    expect(useAppStore.getState().log[0]?.problem?.code).toBe('picture-unreadable')
    askForFocus({ ...takeOf(0), blob })
    expect(writer.loadBlob.mock.calls.filter(([id]) => id === blob)).toHaveLength(1)
  })
})

describe('the focus that a person moves', () => {
  it('stays in the picture; keys in a row are one step, and undo and redo go over it', () => {
    nudgeFocus(takeOf(), { x: 0.1, y: 0 })
    nudgeFocus(takeOf(), { x: 0.1, y: -0.01 })
    expect(takeOf().focusByHand).toEqual({ x: 0.7, y: 0.49 })
    nudgeFocus(takeOf(), { x: 0.5, y: 0.1 })
    expect(takeOf().focusByHand).toEqual({ x: 1, y: 0.59 })
    expect(steps()).toEqual(['move-focus'])
    undoEdit()
    expect(takeOf().focusByHand).toBeUndefined()
    redoEdit()
    expect(focusOf(takeOf())).toEqual({ x: 1, y: 0.59 })
  })

  it('goes back to what was found; each drag and each way back is a step of its own', async () => {
    askForFocus(takeOf())
    await vi.waitFor(() => expect(takeOf().focus).toEqual(spot))
    putFocus(takeOf().id, { x: 0.8, y: 0.8 })
    putFocus(takeOf().id, { x: 0.6, y: 0.8 })
    putFocusBack(takeOf().id)
    expect(focusOf(takeOf())).toEqual(spot)
    expect(takeOf()).not.toHaveProperty('focusByHand')
    expect(steps()).toEqual(['move-focus', 'move-focus', 'move-focus'])
    undoEdit()
    expect(focusOf(takeOf())).toEqual({ x: 0.6, y: 0.8 })
  })

  it('of a take that nobody told of is the middle', () => {
    expect(focusOf(takeOf())).toEqual({ x: 0.5, y: 0.5 })
  })
})
