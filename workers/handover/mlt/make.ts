import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { timelineOf } from '../timeline/timeline.ts'
import { mltXml } from './write.ts'

export const makeMlt = textMaker(rowOf('mlt').path, 'application/xml', (job) => mltXml(timelineOf(job)))
