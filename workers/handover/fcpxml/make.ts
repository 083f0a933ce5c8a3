import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { timelineOf } from '../timeline/timeline.ts'
import { fcpxml } from './write.ts'

export const makeFcpxml = textMaker(rowOf('fcpxml').path, 'application/xml', (job) => fcpxml(timelineOf(job)))
