import type { Shot, Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { shownFields } from '../../domain/board/shown-fields.ts'
import { SKETCH_MODEL } from '../../domain/engines/sketch-model.ts'
import type { BlobId, TakeId } from '../../domain/ids.ts'
import type { Adjustment } from '../../domain/takes/adjustment.ts'
import { digestsOf } from '../../domain/takes/choices.ts'
import { madeFrom, withOrigin } from '../../domain/takes/made-from.ts'
import { takeReference } from '../../domain/takes/reference-sources.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'
import { currentEngine } from '../settings/store.ts'
import { keepMadeTake } from './keep-made-take.ts'
import { pictureWish } from './picture-wish.ts'

/**
 * Makes a take from another one on this device: another tone, part or angle. It is one undo step.
 * @throws AppError `read-only`, `picture-gone`, `picture-unreadable`, `worker-crashed`,
 * `download-failed`; `cancelled` where the project was closed meanwhile
 */
export async function adjustTake(shot: Shot, parent: Take, adjustment: Adjustment): Promise<void> {
  if (useProjectStore.getState().readOnly) throw new AppError('read-only')
  const project = openedProject()
  const startedAt = performance.now()
  const [{ adjustPicture }, picture] = await Promise.all([
    import('../../services/takes/change-picture.ts').catch((cause: unknown) => {
      throw new AppError('download-failed', undefined, { cause })
    }),
    loadBlob(parent.blob),
  ])
  if (!picture) throw new AppError('picture-gone')
  const { signal } = new AbortController()
  const { png, width, height } = await adjustPicture(picture, adjustment, signal)
  const number = numberOf(openedProject(project.id), shot.id)
  const ms = Math.round(performance.now() - startedAt)
  const wish = pictureWish()
  // The engine in use, which works without models.
  const engine = currentEngine('draw')
  const digests = digestsOf({ project, shot, wish, engine })
  const { blob: _, drawnAt: __, ...which } = takeReference(project, shot, parent)
  const made = {
    engine,
    model: SKETCH_MODEL,
    prompt: '',
    number,
    shotText: shot.text,
    fields: shownFields(shot, engine),
    references: [{ ...which, role: 'edit' as const }],
    parameters: { ...adjustment },
    ms,
    at: Date.now(),
  }
  const from = madeFrom(project, { kind: 'edit', of: parent.id, words: '' })
  const take: Take = {
    id: newId<TakeId>(),
    blob: newId<BlobId>(),
    width,
    height,
    mime: png.type,
    receipt: withOrigin(made, digests, from),
  }
  await keepMadeTake(shot, take, png, 'adjust')
  log({ code: 'shot-drawn', number, ms })
}
