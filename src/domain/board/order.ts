import { nearestFrame } from '../clip/frames.ts'
import type { ShotId, TakeId } from '../ids.ts'
import { fitText, LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { withoutShot, withShot } from './board.ts'
import { countedShots } from './counted-shots.ts'
import { type FieldValue, fitSeconds } from './edit-field.ts'
import { type Shot, shownTake, type Take } from './shot.ts'
import { SHOT_FIELD_ROWS, SHOT_FIELDS_BY_KEY, type ShotFieldKey, type ShotPlan } from './shot-fields.ts'

/** Puts shots in at a place, counted from 0. The same project where the board is full. */
function withAdded(project: Project, place: number, ...added: readonly Shot[]): Project {
  if (project.shots.length + added.length > LIMITS.shots) return project
  return { ...project, shots: project.shots.toSpliced(place, 0, ...added) }
}

const placeOf = ({ shots }: Project, id: ShotId) => shots.findIndex((shot) => shot.id === id)

/** Puts an empty shot before another one. */
export const withShotBefore = (project: Project, next: ShotId, id: ShotId): Project =>
  placeOf(project, next) < 0
    ? project
    : withAdded(project, placeOf(project, next), { id, text: '', takes: [] })

/** Puts an empty shot after another one. */
export const withShotAfter = (project: Project, earlier: ShotId, id: ShotId): Project =>
  placeOf(project, earlier) < 0
    ? project
    : withAdded(project, placeOf(project, earlier) + 1, { id, text: '', takes: [] })

/** Moves a shot to a place among all shots, counted from 0 after it has been taken out. */
export function withShotAt(project: Project, id: ShotId, place: number): Project {
  const from = placeOf(project, id)
  const shot = project.shots[from]
  if (!shot || from === place) return project
  return { ...project, shots: project.shots.toSpliced(from, 1).toSpliced(place, 0, shot) }
}

/** Puts a copy after a shot: its words, and its shown take, which names the same blob. */
export function withShotDuplicated(project: Project, id: ShotId, copy: ShotId, take: TakeId): Project {
  const place = placeOf(project, id)
  const shot = project.shots[place]
  return shot ? withAdded(project, place + 1, copyOfShot(shot, copy, take)) : project
}

/** A shot's words and its shown take under new ids. */
export function copyOfShot(shot: Shot, id: ShotId, take: TakeId): Shot {
  const takes = [shownTake(shot)].filter((shown) => shown !== undefined).map((shown) => copyOf(shown, take))
  return { ...wordsOf(shot), id, takes }
}

/** An upscaled picture is deleted when it is replaced, so it stays with one take alone. */
const copyOf = ({ upscaled: _, starred: __, ...take }: Take, id: TakeId): Take => ({ ...take, id })

/**
 * Splits a shot at the sentence nearest to the middle of its text. Its takes and its dialogue stay
 * with the first part, and both last half as long. The second part shows a later frame of the clip,
 * where one lies before the next moment of any shot.
 */
export function withShotSplit(project: Project, id: ShotId, second: ShotId): Project {
  const place = placeOf(project, id)
  const shot = project.shots[place]
  if (!shot || project.shots.length >= LIMITS.shots) return project
  const at = sentenceNear(shot.text)
  const field = SHOT_FIELDS_BY_KEY.duration
  const seconds =
    shot.duration !== undefined && field.kind === 'seconds' && fitSeconds(field, shot.duration / 2)
  const half = seconds ? { duration: seconds } : {}
  const { dialogue: _, ...words } = wordsOf(shot)
  const parts = [
    { ...shot, ...half, text: shot.text.slice(0, at).trimEnd() },
    { ...words, ...half, ...laterMoment(project, shot), id: second, text: shot.text.slice(at), takes: [] },
  ]
  return { ...project, shots: project.shots.toSpliced(place, 1, ...parts) }
}

function laterMoment(project: Project, shot: Shot): Pick<Shot, 'sourceTime'> {
  const { sourceTime: from, duration = 0 } = shot
  if (from === undefined) return {}
  const moments = countedShots(project).flatMap(({ sourceTime }) => sourceTime ?? [])
  const until = Math.min(...moments.filter((moment) => moment > from))
  const between = project.frames.filter(({ time }) => time > from && time < until)
  const frame = nearestFrame(between, from + duration / 2)
  return frame ? { sourceTime: frame.time } : {}
}

/** Where the sentence begins that is nearest to the middle; the end of a text of one sentence. */
function sentenceNear(text: string): number {
  const sentences = [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)]
  const off = (at: number) => Math.abs(at - text.length / 2)
  const [first = text.length, ...others] = sentences.slice(1).map(({ index }) => index)
  return others.reduce((best, at) => (off(at) < off(best) ? at : best), first)
}

/** The shot that `Merge with the next` takes in. */
export function nextShot(project: Project, id: ShotId): Shot | undefined {
  const shots = countedShots(project)
  const place = shots.findIndex((shot) => shot.id === id)
  return place < 0 ? undefined : shots[place + 1]
}

/**
 * Takes the next shot into this one: both shots' takes, texts joined, lists together, durations
 * added. What only the next one says is taken over. The next one leaves the board, or is omitted
 * where numbers are locked.
 */
export function withShotsMerged(project: Project, id: ShotId): Project {
  const shot = project.shots.find((one) => one.id === id)
  const next = nextShot(project, id)
  if (!shot || !next) return project
  const merged: Shot = {
    ...shot,
    ...Object.fromEntries(
      SHOT_FIELD_ROWS.map(([key]) => [key, joined(shot[key], next[key], key)]).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    takes: [...shot.takes, ...next.takes],
    ...chosenIn(shot, next),
  }
  const emptied = withShot(
    withShot(project, id, () => merged),
    next.id,
    (one) => ({ ...one, takes: [] }),
  )
  return withoutShot(emptied, next.id)
}

/** The picture that is shown stays shown; where there is none, the next one's. */
function chosenIn(shot: Shot, next: Shot): Pick<Shot, 'chosenTake'> {
  const shown = shownTake(shot) ?? shownTake(next)
  return shown ? { chosenTake: shown.id } : {}
}

const SUMMED = 'duration'
const PROSE: ReadonlySet<string> = new Set(['text', 'dialogue', 'sound'])

function joined(one: FieldValue | undefined, other: FieldValue | undefined, key: ShotFieldKey) {
  if (one === undefined || other === undefined) return one ?? other
  if (Array.isArray(one) && Array.isArray(other))
    return [...new Set([...one, ...other])].slice(0, LIMITS.listed)
  const field = SHOT_FIELDS_BY_KEY[key]
  if (typeof one === 'number' && typeof other === 'number' && key === SUMMED && field.kind === 'seconds')
    return fitSeconds(field, one + other)
  if (typeof one !== 'string' || !PROSE.has(key)) return one
  return fitText([one, other].filter((text) => text !== '').join(key === 'text' ? ' ' : '\n'), one)
}

/** What a director writes of a shot: no id, no takes, no number. */
function wordsOf(shot: Shot): ShotPlan {
  const filled = SHOT_FIELD_ROWS.map(([key]) => [key, shot[key]]).filter(([, value]) => value !== undefined)
  return { text: shot.text, ...Object.fromEntries(filled) }
}
