import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { cuesOf } from './cues.ts'
import { srt, vtt } from './write.ts'

export const makeSrt = textMaker(rowOf('srt').path, 'application/x-subrip', (job) => srt(cuesOf(job)))

export const makeVtt = textMaker(rowOf('vtt').path, 'text/vtt', (job) => vtt(cuesOf(job)))
