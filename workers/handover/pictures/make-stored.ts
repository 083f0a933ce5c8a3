import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { type Shot, shownTake, type Take, takeNumber } from '../../../src/domain/board/shot.ts'
import { numberOf } from '../../../src/domain/board/shot-numbers.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import { pictureFile } from '../../../src/domain/handover/names.ts'
import { pictureEnding } from '../../../src/domain/takes/picture-kind.ts'
import type { MadeFile } from '../handover.api.ts'
import type { Maker } from '../maker.ts'
import { withReceipt } from './with-receipt.ts'
import { withoutWords } from './without-words.ts'

/** The scene description, beside the folder of pictures. */
export const SCENE_FILE = 'scene.txt'

/**
 * Every shown picture as it is stored, its upscaled version beside it, and the scene description.
 * A clean hand-over takes words out of a picture, and a receipt that is asked for goes in. What the
 * storage has lost is left out.
 */
export const makeStored: Maker = async (job, tools) => {
  const { path } = rowOf('pictures')
  const shots = countedShots(job.project)
  const files: MadeFile[] = []
  if (job.project.context.trim() !== '') {
    files.push({ path: SCENE_FILE, content: new Blob([job.project.context], { type: 'text/plain' }) })
  }
  for (const [done, shot] of shots.entries()) {
    const take = shownTake(shot)
    for (const upscaled of take?.upscaled ? [false, true] : take ? [false] : []) {
      const stored = await tools.load(shot.id, upscaled ? 'upscaled' : 'take').catch(() => undefined)
      if (!stored || !take) continue
      const bare = job.options.clean ? await withoutWords(stored) : stored
      const content = job.options.receipts ? await withReceipt(bare, take) : bare
      files.push({ path: path + storedName(job, shot, take, upscaled), content })
    }
    tools.onProgress((done + 1) / shots.length)
  }
  return files
}

/** "pilot_shot-001_take-2.png": the file's name in the folder of stored pictures. */
export function storedName(
  { project, slug }: Pick<HandoverJob, 'project' | 'slug'>,
  shot: Shot,
  take: Take,
  upscaled = false,
): string {
  const { mime = 'image/png' } = upscaled ? (take.upscaled ?? {}) : take
  const ending = pictureEnding(mime) ?? '.bin'
  return pictureFile(slug, numberOf(project, shot.id), takeNumber(shot, take), ending, upscaled)
}
