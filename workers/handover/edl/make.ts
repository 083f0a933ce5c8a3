import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { textMaker } from '../maker.ts'
import { type Timeline, timelineOf } from '../timeline/timeline.ts'
import { animaticEdl, MOST_EVENTS, markersEdl, stillsEdl } from './write.ts'

const TYPE = 'text/plain'

export const makeStillsEdl = textMaker(rowOf('edl-stills').path, TYPE, (job) => listOf(job, stillsEdl))

export const makeAnimaticEdl = textMaker(rowOf('edl-animatic').path, TYPE, (job) => listOf(job, animaticEdl))

export const makeMarkersEdl = textMaker(rowOf('edl-markers').path, TYPE, (job) => listOf(job, markersEdl))

function listOf(job: HandoverJob, write: (timeline: Timeline) => string): string {
  const timeline = timelineOf(job)
  if (timeline.clips.length > MOST_EVENTS) throw new AppError('too-many-events')
  return write(timeline)
}
