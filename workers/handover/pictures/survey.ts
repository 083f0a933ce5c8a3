import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { type Shot, shownTake } from '../../../src/domain/board/shot.ts'
import { type HandoverJob, type PictureFact, placeholderSize } from '../../../src/domain/handover/job.ts'
import { mediaStems } from '../../../src/domain/handover/names.ts'
import { pictureTypeOf } from '../../../src/domain/takes/picture-kind.ts'
import type { PictureOf } from '../handover.api.ts'
import type { MakerTools } from '../maker.ts'

/** Bytes that tell a picture's type. */
const HEAD_BYTES = 64

/** Looks at every shot's picture: its file's name, its size, and whether it can be read. */
export async function survey(job: HandoverJob, tools: MakerTools): Promise<readonly PictureFact[]> {
  const { project } = job
  const stems = mediaStems(project)
  const shots = countedShots(project)
  const facts: PictureFact[] = []
  for (const shot of shots) {
    facts.push(await factOf(shot, stems.get(shot.id) ?? '', job, tools))
    tools.onProgress(facts.length / shots.length)
  }
  return facts
}

async function factOf(shot: Shot, stem: string, job: HandoverJob, tools: MakerTools): Promise<PictureFact> {
  const placeholder = (state: PictureFact['state']): PictureFact => ({
    shot: shot.id,
    file: `${stem}.png`,
    type: 'image/png',
    ...placeholderSize(job.project),
    state,
  })
  if (!shownTake(shot)) return placeholder('none')
  // A failed read is a lost picture: the others still leave.
  const picture = await tools.load(shot.id, shownPicture(shot, job)).catch(() => undefined)
  if (!picture) return placeholder('lost')
  const bitmap = await createImageBitmap(picture).catch(() => undefined)
  if (!bitmap) return placeholder('unreadable')
  const { width, height } = bitmap
  bitmap.close()
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer())
  const type = pictureTypeOf(head) === 'image/jpeg' ? 'image/jpeg' : 'image/png'
  const file = `${stem}${type === 'image/jpeg' ? '.jpg' : '.png'}`
  return { shot: shot.id, file, type, width, height, state: 'here' }
}

/** Which picture of a shot leaves: the upscaled one where it is wanted and there. */
export const shownPicture = (shot: Shot, { options }: Pick<HandoverJob, 'options'>): PictureOf =>
  options.upscaled && shownTake(shot)?.upscaled ? 'upscaled' : 'take'
