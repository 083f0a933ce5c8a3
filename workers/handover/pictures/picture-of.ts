import { shownTake } from '../../../src/domain/board/shot.ts'
import { numberOf } from '../../../src/domain/board/shot-numbers.ts'
import type { HandoverJob, PictureFact } from '../../../src/domain/handover/job.ts'
import { pictureTypeOf } from '../../../src/domain/takes/picture-kind.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { MakerTools } from '../maker.ts'
import { drawPlaceholder } from './placeholder.ts'
import { shownPicture } from './survey.ts'
import { withReceipt } from './with-receipt.ts'
import { withoutWords } from './without-words.ts'

const HEAD_BYTES = 64

/**
 * The picture of a shot as PNG or JPEG: as it is stored where it is one of these, else converted to
 * PNG; a placeholder where there is none to read. A clean hand-over takes words out of it, and a
 * receipt that is asked for goes in.
 * @throws AppError `picture-gone` where it was lost since the survey, `picture-unreadable`.
 */
export async function pictureOf(fact: PictureFact, job: HandoverJob, tools: MakerTools): Promise<Blob> {
  const { project } = job
  const shot = project.shots.find(({ id }) => id === fact.shot)
  const number = numberOf(project, fact.shot)
  if (!shot || fact.state !== 'here') {
    return drawPlaceholder(fact, `${job.words.shot} ${number}`)
  }
  const picture = await tools.load(shot.id, shownPicture(shot, job))
  if (!picture) throw new AppError('picture-gone', fact.file)
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer())
  const content =
    pictureTypeOf(head) !== fact.type
      ? await toPng(picture)
      : job.options.clean
        ? await withoutWords(picture)
        : picture
  const take = shownTake(shot)
  return job.options.receipts && take ? withReceipt(content, take) : content
}

async function toPng(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  return context.canvas.convertToBlob({ type: 'image/png' })
}
