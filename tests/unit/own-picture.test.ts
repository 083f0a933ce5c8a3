import 'fake-indexeddb/auto'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { drawnReceipt, keptTakes, shownTake, type Take } from '../../src/domain/board/shot.ts'
import { isAgreed, withAgreement } from '../../src/domain/consent/agreement.ts'
import { drawPlan, picturesOf } from '../../src/domain/consent/plans.ts'
import type { BlobId, ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { paidFor } from '../../src/domain/library/card.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { AppError } from '../../src/lib/errors.ts'
import { redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject, useProjectStore } from '../../src/store/project/store.ts'
import { isWriting } from '../../src/store/project/writer.ts'
import { addOwnPicture, cancelOwnPicture, clearOwnPicture } from '../../src/store/takes/own-picture.ts'
import { useOwnPictureStore } from '../../src/store/takes/own-picture-state.ts'
import { ReceiptList } from '../../src/ui/takes/ReceiptList.tsx'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const prepare = vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  return vi.fn()
})
vi.mock('../../src/services/style/style.ts', () => ({ preparePicture: prepare }))

const id = 's1' as ShotId
const file = (name = 'fox.heic', type = 'image/heic') => new File(['x'], name, { type })
const read = { picture: new Blob(['jpeg'], { type: 'image/jpeg' }), width: 640, height: 360, cut: false }
const shot = () => openedProject().shots.find((one) => one.id === id)
const shown = () => useOwnPictureStore.getState().shots[id]

let opened = 0
beforeEach(async () => {
  const drawn = makeTake('t1', 'Shot s1')
  const shots = [makeShot('s1', { takes: [drawn, makeTake('t2', '')], chosenTake: drawn.id }), makeShot('s2')]
  await showNewProject(makeProject({ id: `own${opened++}` as ProjectId, shots }))
  expect(isWriting(openedProject().id)).toBe(true)
  clearOwnPicture(id)
  prepare.mockReset().mockResolvedValue(read)
})

describe('a file of one’s own', () => {
  it('becomes the shown take, named in its receipt, which nothing drew', async () => {
    await addOwnPicture(id, [file()])
    const take = shownTake(shot() ?? makeShot('')) as Take
    expect(take).toMatchObject({ width: 640, height: 360, mime: 'image/jpeg' })
    expect(take.receipt).toEqual({ file: 'fox.heic', number: '1', at: expect.any(Number) })
    expect(drawnReceipt(take)).toBeUndefined()
    expect(paidFor(openedProject())).toBe(0)
    expect(parseProject(openedProject())).toEqual({ project: openedProject() })
    const receipt = renderToStaticMarkup(createElement(ReceiptList, { project: openedProject(), take }))
    expect(receipt).toContain('Your own picture')
    expect(receipt).toContain('fox.heic')
    expect(receipt).not.toMatch(/Model|Cost|Seed|Prompt/)
    expect(shown()).toBeUndefined()
  })

  it('goes to the deleted takes by undo, and comes back by redo', async () => {
    await addOwnPicture(id, [file()])
    const added = shown() ?? shownTake(shot() ?? makeShot(''))
    undoEdit()
    expect(shownTake(shot() ?? makeShot(''))?.id).toBe('t1')
    expect(keptTakes(shot() ?? makeShot(''))).toHaveLength(2)
    expect(shot()?.takes).toHaveLength(3)
    redoEdit()
    expect(shownTake(shot() ?? makeShot(''))).toEqual(added)
  })

  it.each([
    ['a video', [file('clip.mp4', 'video/mp4')], 'own-is-clip', 'clip.mp4'],
    ['two files', [file(), file('b.png', 'image/png')], 'own-too-many', 'fox.heic, b.png'],
  ] as const)('is refused with its reason: %s', async (_, files, code, detail) => {
    await addOwnPicture(id, files)
    expect(shown()).toEqual({ problem: { code, detail } })
    expect(prepare).not.toHaveBeenCalled()
    expect(shot()?.takes).toHaveLength(2)
  })

  it.each([
    ['style-empty', 'own-empty'],
    ['style-unreadable', 'own-unreadable'],
    ['style-too-large', 'own-too-large'],
    ['download-failed', 'download-failed'],
  ] as const)('says %s of a shot’s picture as %s', async (thrown, code) => {
    prepare.mockRejectedValue(new AppError(thrown, 'fox.heic'))
    await addOwnPicture(id, [file()])
    expect(shown()).toMatchObject({ problem: { code, detail: 'fox.heic' } })
    expect(shot()?.takes).toHaveLength(2)
  })

  it('is taken as far as it goes where it is cut off, and says so', async () => {
    prepare.mockResolvedValue({ ...read, cut: true })
    await addOwnPicture(id, [file()])
    expect(shown()).toMatchObject({ problem: { code: 'own-cut' } })
    expect(shot()?.takes).toHaveLength(3)
  })

  it('can be cancelled while it is read', async () => {
    let arrive = (_: typeof read) => {}
    prepare.mockReturnValueOnce(
      new Promise<typeof read>((resolve) => {
        arrive = resolve
      }),
    )
    const first = addOwnPicture(id, [file('slow.heic')])
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledOnce())
    expect(shown()).toMatchObject({ reading: { name: 'slow.heic' } })
    cancelOwnPicture(id)
    arrive(read)
    await first
    expect(shown()).toBeUndefined()
    expect(shot()?.takes).toHaveLength(2)
  })

  it('says what a later file says, not what an earlier one would', async () => {
    const first = addOwnPicture(id, [file()])
    await vi.waitFor(() => expect(shot()?.takes).toHaveLength(3))
    prepare.mockRejectedValue(new AppError('style-unreadable', 'torn.png'))
    await addOwnPicture(id, [file('torn.png')])
    await first
    expect(shown()).toMatchObject({ problem: { code: 'own-unreadable' } })
  })

  it('is not taken where another tab writes', async () => {
    useProjectStore.setState({ readOnly: true })
    await addOwnPicture(id, [file()])
    expect(shown()).toMatchObject({ problem: { code: 'read-only' } })
  })
})

it('a picture of one’s own that becomes a reference is asked about', () => {
  const own: Take = {
    id: 'own' as TakeId,
    blob: 'own-blob' as BlobId,
    width: 640,
    height: 360,
    mime: 'image/jpeg',
    receipt: { file: 'fox.heic', number: '1', at: 1 },
  }
  const project = makeProject({ shots: [makeShot('s1', { takes: [own] }), makeShot('s2')] })
  const second = project.shots[1] ?? makeShot('')
  const plan = drawPlan(project, second, { continuity: 'anchor' }, { leavesDevice: true })
  expect(picturesOf(plan).map(({ blob }) => blob)).toContain('own-blob')
  const without = drawPlan(project, second, {}, { leavesDevice: true })
  const agreed = withAgreement(project, 'api.example', [without])
  expect(isAgreed(agreed, 'api.example', [without])).toBe(true)
  expect(isAgreed(agreed, 'api.example', [plan])).toBe(false)
})
