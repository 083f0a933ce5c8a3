import type { ShotTerm } from '../../board/shot-fields.ts'
import { numberOf } from '../../board/shot-numbers.ts'
import type { ShotId } from '../../ids.ts'
import { aspectRatio } from '../../project/project.ts'
import { handedFrame } from '../clip-frame.ts'
import { frameTable, type TimedShot } from '../frame-table.ts'
import { type HandoverJob, rateOf, timecodeKind } from '../job.ts'
import { changeText, closingOf, subtitleOf } from '../versions/told.ts'
import { fill, type PdfBoard, type PdfShot } from './pdf-board.ts'

/**
 * What the PDF of a hand-over shows.
 * @param lost shots whose frame of the clip is not there to show.
 */
export function pdfBoardOf(job: HandoverJob, lost: ReadonlySet<ShotId> = NONE): PdfBoard {
  const { project, options, words, logo } = job
  const { language } = words.pdf
  const closing = closingOf(job)
  const table = frameTable(project, timecodeKind(project, options).rate)
  const total = table.shots.reduce((sum, { seconds }) => sum + seconds, 0)
  const omitted = project.shots.filter((shot) => shot.omitted).map((shot) => numberOf(project, shot.id))
  const counts = fill(words.pdf.counts, {
    shots: table.shots.length,
    time: clock(total, language),
    aspect: aspectName(aspectRatio(project), language),
    rate: rateOf(project, options),
  })
  return {
    title: project.name,
    subtitle: subtitleOf(job),
    header: [new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(job.version?.at ?? job.at)],
    footer: [
      counts,
      ...(omitted.length > 0 ? [fill(words.pdf.omitted, { shots: omitted.join(' ') })] : []),
    ].join(' '),
    language,
    aspect: aspectRatio(project),
    shots: pdfShots(job, table.shots, lost),
    ...(closing && { closing }),
    ...(options.pdf.logo && logo ? { logo: { width: logo.width, height: logo.height } } : {}),
  }
}

const NONE: ReadonlySet<ShotId> = new Set()

function pdfShots(
  job: HandoverJob,
  timed: readonly TimedShot[],
  lost: ReadonlySet<ShotId>,
): readonly PdfShot[] {
  const { language } = job.words.pdf
  let start = 0
  return timed.map(({ shot, number, seconds }): PdfShot => {
    const fact = job.pictures.find((one) => one.shot === shot.id)
    const from = start
    start += seconds
    const frame = lost.has(shot.id) ? undefined : handedFrame(job.project, shot)
    return {
      number,
      camera: termsOf([shot.size, shot.framing, shot.angle, shot.move], job),
      lens: termsOf([shot.lens], job),
      duration: fill(job.words.pdf.seconds, { seconds: decimal(seconds, language) }),
      running: clock(from, language),
      source: shot.sourceTime === undefined ? '' : clock(shot.sourceTime, language, 2),
      text: shot.text,
      dialogue: shot.dialogue ?? '',
      sound: shot.sound ?? '',
      change: changeText(job.changes?.shots.get(shot.id), job.words.versions),
      ...(fact?.state === 'here' ? { picture: { width: fact.width, height: fact.height } } : {}),
      ...(frame && { frame: { width: frame.width, height: frame.height } }),
    }
  })
}

function termsOf(terms: readonly (ShotTerm | undefined)[], { words }: HandoverJob): string {
  return terms
    .filter((term) => term !== undefined)
    .map((term, i) => (i === 0 ? words.terms : words.pdf.later)[term])
    .join(', ')
}

const decimal = (value: number, language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)

/** "1:05.5": minutes, and seconds to a number of places where they are not whole. */
function clock(seconds: number, language: string, places = 1): string {
  const parts = 10 ** places
  const count = Math.round(seconds * parts)
  const digits = new Intl.NumberFormat(language, {
    minimumIntegerDigits: 2,
    minimumFractionDigits: count % parts === 0 ? 0 : 1,
    maximumFractionDigits: places,
  })
  return `${Math.floor(count / (60 * parts))}:${digits.format((count % (60 * parts)) / parts)}`
}

const COMMON = [
  [16, 9],
  [9, 16],
  [4, 3],
  [3, 4],
  [1, 1],
  [3, 2],
  [2, 3],
] as const

/** "16:9" for a shape that has such a name, else "1.85:1". */
function aspectName(aspect: number, language: string): string {
  const named = COMMON.find(([width, height]) => Math.abs(width / height / aspect - 1) < 0.005)
  return named ? named.join(':') : `${decimal(aspect, language)}:1`
}
