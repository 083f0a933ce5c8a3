import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { numberOf } from '../../../src/domain/board/shot-numbers.ts'
import { runningTime } from '../../../src/domain/findings/running-time.ts'
import { cuesOf } from '../../../src/domain/handover/cues.ts'
import { type FileKind, rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { frameTable } from '../../../src/domain/handover/frame-table.ts'
import { type HandoverJob, rateOf, timecodeKind } from '../../../src/domain/handover/job.ts'
import { subtitleOf } from '../../../src/domain/handover/versions/told.ts'
import { SCENE_FILE } from '../pictures/make-stored.ts'

/** Files that an editing program opens. */
const EDITED = /\.(?:otioz?|fcpxml|xml|mlt|edl)$/

/** Which file is for whom, how long the board is, and what is missing or assumed in it. */
export function readmeText(job: HandoverJob): string {
  const { project, kinds, words, options, pictures, made = {} } = job
  const { rate } = timecodeKind(project, options)
  const table = frameTable(project, rate)
  const { frames, shots } = table
  const { seconds, assumed } = runningTime(countedShots(project))
  const others = kinds.filter((kind) => kind !== 'readme')
  // A file in a folder does not stand for the folder.
  const pathOf = (kind: FileKind) =>
    (rowOf(kind).path.endsWith('/') ? undefined : made[kind]) ?? rowOf(kind).path
  const rows = others.map((kind) => [pathOf(kind), words.purposes[kind]] as const)
  if (others.includes('pictures') && project.context.trim()) rows.push([SCENE_FILE, words.readme.scene])
  const width = Math.max(0, ...rows.map(([path]) => path.length)) + 2
  const numbers = (ids: readonly (typeof project.shots)[number]['id'][]) =>
    ids.map((id) => numberOf(project, id)).join(', ')
  const missing = pictures.filter(({ state }) => state !== 'here').map(({ shot }) => shot)
  const omitted = project.shots.filter((shot) => shot.omitted).map(({ id }) => id)
  const facts = [
    words.readme.length
      .replace('{shots}', String(shots.length))
      .replace('{seconds}', String(seconds))
      .replace('{frames}', String(frames))
      .replace('{rate}', rateOf(project, options)),
    assumed > 0 && words.readme.assumed.replace('{shots}', String(assumed)),
    missing.length > 0 && words.readme.placeholders.replace('{shots}', numbers(missing)),
    omitted.length > 0 && words.readme.omitted.replace('{shots}', numbers(omitted)),
    others.some((kind) => kind === 'srt' || kind === 'vtt') &&
      cuesOf(table).length === 0 &&
      words.readme.silent,
  ]
  return [
    project.name,
    subtitleOf(job),
    '',
    ...facts.filter((line) => line !== false),
    '',
    ...rows.map(([path, purpose]) => `${path.padEnd(width)}${purpose}`),
    ...(others.some((kind) => EDITED.test(rowOf(kind).path)) ? ['', words.readme.untried] : []),
    '',
  ].join('\r\n')
}
