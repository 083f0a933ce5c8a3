import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { type Maker, textMaker } from '../maker.ts'
import { pictureOf } from '../pictures/picture-of.ts'
import { timelineOf } from '../timeline/timeline.ts'
import { otioJson } from './write.ts'
import { zipStored } from './zip-stored.ts'

const TYPE = 'application/json'
/** The version of the bundle's layout. */
const BUNDLE_VERSION = '1.0.0'

export const makeOtio = textMaker(rowOf('otio').path, TYPE, (job) => otioJson(timelineOf(job), job))

/**
 * The timeline with its pictures in one file: a zip of `content.otio`, `version.txt` and a flat
 * folder `media`, all stored. Source: the OpenTimelineIO file bundles documentation.
 */
export const makeOtioz: Maker = async (job, tools) => {
  const entries = [
    { path: 'content.otio', content: new Blob([otioJson(timelineOf(job), job)]) },
    { path: 'version.txt', content: new Blob([BUNDLE_VERSION]) },
  ]
  for (const [done, fact] of job.pictures.entries()) {
    entries.push({ path: `media/${fact.file}`, content: await pictureOf(fact, job, tools) })
    tools.onProgress((done + 1) / (job.pictures.length + 1))
  }
  return [{ path: rowOf('otioz').path, content: await zipStored(entries, job.at) }]
}
