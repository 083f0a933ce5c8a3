import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { textMaker } from '../maker.ts'
import { readmeText } from './text.ts'

export const makeReadme = textMaker(rowOf('readme').path, 'text/plain', readmeText)
