import { type Shot, shownTake, takeNumber } from '../board/shot.ts'
import { numbersOf } from '../board/shot-numbers.ts'
import type { ShotId } from '../ids.ts'
import { aspectRatio, type Project } from '../project/project.ts'
import { handedFrame } from './clip-frame.ts'
import { ALL_KINDS, type FileKind, rowOf } from './file-kinds.ts'
import { rateFor } from './frame-rates.ts'
import { DEFAULT_CHOICES, type HandoverOptions } from './options.ts'

/** What makes files older than their board. */
export interface BoardChange {
  /** The shots that show another picture, or show theirs otherwise. */
  readonly pictures: ReadonlySet<ShotId>
  /** Another frame of the clip lies at a shot's moment. */
  readonly frames?: boolean
  /** The scene description. */
  readonly scene?: boolean
  /** The production's number of the scene, which shot lists have in a column of its own. */
  readonly sceneNumber?: boolean
  /** What is heard: another file, moved or made louder. */
  readonly sound?: boolean
  /** The clip's width to its height, which pictures are laid out in. */
  readonly shape?: boolean
  /** The clip's frame rate, as timelines count it. */
  readonly rate?: boolean
  /** More has changed: texts, the order, the camera, numbers, the project's name. */
  readonly more: boolean
}

/** What files are made of, beside the choices of how. */
const TOLD = ['shots', 'frames', 'settings', 'numbering', 'name', 'context', 'sound', 'video'] as const

/** Nothing that files are made of differs. */
export const isSameBoard = (before: Project, now: Project) => TOLD.every((key) => before[key] === now[key])

/** What has changed from one state of a board to another. */
export function boardChange(before: Project, now: Project): BoardChange {
  const more =
    before.name !== now.name ||
    before.shots.length !== now.shots.length ||
    !isSame([...numbersOf(before).values()], [...numbersOf(now).values()]) ||
    before.shots.some((shot, i) => !isSame(plan(shot), now.shots[i] && plan(now.shots[i])))
  const shown = new Map(before.shots.map((shot) => [shot.id, picture(shot)]))
  const differs = now.shots.filter((shot) => !isSame(shown.get(shot.id), picture(shot)))
  const frames = !isSame(framesOf(before), framesOf(now))
  return {
    pictures: new Set(differs.map(({ id }) => id)),
    frames,
    scene: before.context !== now.context,
    sceneNumber: before.numbering?.scene !== now.numbering?.scene,
    sound: !isSame(heard(before), heard(now)),
    shape: aspectRatio(before) !== aspectRatio(now),
    rate: rateFor(before.video?.info?.fps) !== rateFor(now.video?.info?.fps),
    more,
  }
}

/**
 * The kinds whose files a change makes old. Where files tell what has changed since a version, a
 * picture is one of these changes, and all are old.
 * @param options how the files were made: what they leave out makes none of them old.
 */
export function oldKinds(
  { pictures, frames, scene, sceneNumber, sound, shape, rate, more }: BoardChange,
  tellsChanges: boolean,
  options: Pick<HandoverOptions, 'pdf' | 'animatic' | 'rate'> = DEFAULT_CHOICES.options,
): readonly FileKind[] {
  const all = more || (tellsChanges && pictures.size > 0)
  const others: ReadonlySet<FileKind> = new Set([
    ...(frames && options.pdf.shows.includes('clipFrame') ? (['pdf'] as const) : []),
    ...(scene ? (['readme', 'pictures'] as const) : []),
    ...(sceneNumber ? (['csv', 'tsv'] as const) : []),
    ...(sound && options.animatic.sound ? (['animatic'] as const) : []),
  ])
  const isOld = (kind: FileKind) => {
    const row = rowOf(kind)
    return (
      all ||
      others.has(kind) ||
      (pictures.size > 0 && tellsTakes(row)) ||
      (shape && row.pictures) ||
      (rate && row.timed && options.rate === 'clip')
    )
  }
  return ALL_KINDS.filter(isOld)
}

/** The person's own sound, else the clip's. */
function heard({ sound, video }: Project) {
  if (!sound) return video?.blob
  const { blob, offset, level } = sound
  return [blob, offset, level]
}

const framesOf = (board: Project) => board.shots.map((shot) => handedFrame(board, shot)?.id)

const tellsTakes = ({ pictures, takes }: ReturnType<typeof rowOf>) => pictures || takes === true

/** What files tell of a shot beside its picture and its number; how it is drawn is in none. */
function plan(shot: Shot) {
  const { takes, chosenTake, number, byModel, references, continuity, wordsOnly, ...told } = shot
  return told
}

function picture(shot: Shot) {
  const take = shownTake(shot)
  return take && [takeNumber(shot, take), take]
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
