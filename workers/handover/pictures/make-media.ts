import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { MadeFile } from '../handover.api.ts'
import type { Maker } from '../maker.ts'
import { pictureOf } from './picture-of.ts'

/** The pictures that timelines point at: one for each shot that counts. */
export const makeMedia: Maker = async (job, tools) => {
  const { path } = rowOf('media')
  const files: MadeFile[] = []
  for (const fact of job.pictures) {
    files.push({ path: `${path}${fact.file}`, content: await pictureOf(fact, job, tools) })
    tools.onProgress(files.length / job.pictures.length)
  }
  return files
}
