import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { shownTake } from '../../src/domain/board/shot.ts'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { NO_ADJUSTMENT } from '../../src/domain/takes/adjustment.ts'
import { AppError } from '../../src/lib/errors.ts'
import { commitProject, redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { adjustTake } from '../../src/store/takes/adjust.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const adjustPicture = vi.fn()
vi.mock('../../src/services/takes/change-picture.ts', () => ({ adjustPicture: () => adjustPicture() }))

const take = makeTake('t1', 'x')
const shot = makeShot('s1', { takes: [take] })
let opened = 0
const shownNow = () => shownTake(openedProject().shots[0] ?? shot)?.id
const takes = () => openedProject().shots[0]?.takes.length
const lighter = () => adjustTake(shot, take, { ...NO_ADJUSTMENT, tone: 20 })

beforeEach(async () => {
  opened += 1
  await showNewProject(makeProject({ id: `p${opened}` as ProjectId, shots: [shot] }))
  await commitProject((now) => now, new Map([[take.blob, new Blob(['png'])]]))
  adjustPicture.mockReset().mockResolvedValue({ png: new Blob(['p']), width: 4, height: 3 })
})

it('makes a take of its own', async () => {
  await lighter()
  expect(takes()).toBe(2)
})

it('is one undo step, which loses no picture', async () => {
  await lighter()
  const made = shownNow()
  expect(made).not.toBe(take.id)
  undoEdit()
  expect(shownNow()).toBe(take.id)
  expect(takes()).toBe(2)
  redoEdit()
  expect(shownNow()).toBe(made)
})

it('says why none was made, so that what was set is kept', async () => {
  adjustPicture.mockRejectedValue(new AppError('picture-unreadable'))
  await expect(lighter()).rejects.toMatchObject({ code: 'picture-unreadable' })
  const lost = { ...take, blob: 'gone' as BlobId }
  await expect(adjustTake(shot, lost, NO_ADJUSTMENT)).rejects.toMatchObject({ code: 'picture-gone' })
  expect(takes()).toBe(1)
})
