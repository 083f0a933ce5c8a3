import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { fountainScript } from './script.ts'

export const makeFountain = textMaker(rowOf('fountain').path, 'text/plain', fountainScript)
