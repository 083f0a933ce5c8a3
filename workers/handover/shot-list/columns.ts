import { drawnReceipt, type Shot, shownTake, takeNumber } from '../../../src/domain/board/shot.ts'
import {
  SHOT_FIELD_ROWS,
  SHOT_FIELDS_BY_KEY,
  type ShotFieldKey,
} from '../../../src/domain/board/shot-fields.ts'
import { numberOf } from '../../../src/domain/board/shot-numbers.ts'
import type { ShotListColumn } from '../../../src/domain/handover/export-words.ts'
import { frameTable, type TimedShot } from '../../../src/domain/handover/frame-table.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import { startFrame, timecode } from '../../../src/domain/handover/timecode.ts'
import { changeText } from '../../../src/domain/handover/versions/told.ts'
import { namedPicture } from '../pictures/named-picture.ts'

type Column = ShotListColumn | ShotFieldKey

/** What shot lists begin with in the trade; every other field of a shot follows. */
const FIRST: readonly Column[] = [
  'scene',
  'shot',
  'text',
  'size',
  'angle',
  'move',
  'lens',
  'duration',
  'frames',
  'startTime',
  'endTime',
  'dialogue',
  'notes',
  'sourceTime',
  'sourceTimecode',
  'take',
  'model',
  'picture',
]

/** Columns that tell how a picture was drawn. */
const RECEIPT: readonly Column[] = ['model']

export type Cell = string | number

/** The shot list: a row of headings, then a row for each shot, omitted ones included. */
export function shotListRows(job: HandoverJob): readonly (readonly Cell[])[] {
  const columns = columnsFor(job)
  const headings: Readonly<Record<string, string>> = job.words.columns
  const kind = timecodeKind(job.project, job.options)
  const timed = new Map(frameTable(job.project, kind.rate).shots.map((one) => [one.shot.id, one]))
  const rows = job.project.shots.map((shot) => {
    const cells = cellsOf(shot, timed.get(shot.id), job)
    return columns.map((column) => cells[column] ?? '')
  })
  return [columns.map((column) => headings[column] ?? column), ...rows]
}

function columnsFor({ options, changes }: HandoverJob): readonly Column[] {
  const others = SHOT_FIELD_ROWS.filter(([key, { inCsv }]) => inCsv && !FIRST.includes(key))
  const all = [...FIRST, ...others.map(([key]) => key), ...(changes ? (['changed'] as const) : [])]
  return options.clean ? all.filter((column) => !RECEIPT.includes(column)) : all
}

type Cells = Partial<Record<Column, Cell>>

function cellsOf(shot: Shot, timed: TimedShot | undefined, job: HandoverJob): Cells {
  const { project, words } = job
  const kind = timecodeKind(project, job.options)
  const own = SHOT_FIELD_ROWS.map(([key]) => [key, fieldCell(shot, key, words.terms)] as const)
  const take = shownTake(shot)
  const first = startFrame(kind)
  const notes = [
    shot.omitted && words.notes.omitted,
    timed?.assumed && words.notes.assumed,
    !shot.omitted && !take && words.notes.noPicture,
  ]
  return {
    ...Object.fromEntries(own),
    scene: project.numbering?.scene ?? '',
    shot: numberOf(project, shot.id),
    notes: notes.filter(Boolean).join('; '),
    ...(timed && {
      duration: rounded(timed.seconds),
      frames: timed.frames,
      startTime: timecode(first + timed.start, kind),
      endTime: timecode(first + timed.start + timed.frames, kind),
    }),
    ...(shot.sourceTime !== undefined && {
      sourceTimecode: timecode(Math.round((shot.sourceTime * kind.rate.frames) / kind.rate.seconds), {
        ...kind,
        drop: false,
      }),
    }),
    ...(take && { take: takeNumber(shot, take), model: drawnReceipt(take)?.model ?? '' }),
    picture: namedPicture(job, shot) ?? '',
    changed: changeText(job.changes?.shots.get(shot.id), words.versions),
  }
}

function fieldCell(shot: Shot, key: ShotFieldKey, terms: Readonly<Record<string, string>>): Cell {
  const value = shot[key] ?? ''
  if (typeof value === 'number') return rounded(value)
  if (typeof value !== 'string') return value.join('; ')
  return SHOT_FIELDS_BY_KEY[key].kind === 'term' ? (terms[value] ?? value) : value
}

/** Millisecond precision. */
const rounded = (value: number) => Number(value.toFixed(3))
