import { cuesOf } from '../../../src/domain/handover/cues.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { frameTable } from '../../../src/domain/handover/frame-table.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import { textMaker } from '../maker.ts'
import { srt, vtt } from './write.ts'

export const makeSrt = textMaker(rowOf('srt').path, 'application/x-subrip', (job) => srt(cuesIn(job)))

export const makeVtt = textMaker(rowOf('vtt').path, 'text/vtt', (job) => vtt(cuesIn(job)))

const cuesIn = ({ project, options }: HandoverJob) =>
  cuesOf(frameTable(project, timecodeKind(project, options).rate))
