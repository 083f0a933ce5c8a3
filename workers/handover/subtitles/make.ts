import { type Cue, cuesOf } from '../../../src/domain/handover/cues.ts'
import { type FileKind, rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { frameTable } from '../../../src/domain/handover/frame-table.ts'
import { timecodeKind } from '../../../src/domain/handover/job.ts'
import type { Maker } from '../maker.ts'
import { srt, vtt } from './write.ts'

const subtitles =
  (kind: FileKind, type: string, write: (cues: readonly Cue[]) => string): Maker =>
  async ({ project, options }) => {
    const cues = cuesOf(frameTable(project, timecodeKind(project, options).rate))
    const content = new Blob([write(cues)], { type: `${type};charset=utf-8` })
    return [{ path: rowOf(kind).path, content, notes: cues.length === 0 ? ['no-dialogue'] : [] }]
  }

export const makeSrt = subtitles('srt', 'application/x-subrip', srt)

export const makeVtt = subtitles('vtt', 'text/vtt', vtt)
