import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { timelineOf } from '../timeline/timeline.ts'
import { fcp7Xml } from './write.ts'

export const makeFcp7 = textMaker(rowOf('fcp7').path, 'application/xml', (job) => fcp7Xml(timelineOf(job)))
