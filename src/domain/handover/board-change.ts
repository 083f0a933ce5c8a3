import { type Shot, shownTake, takeNumber } from '../board/shot.ts'
import { numbersOf } from '../board/shot-numbers.ts'
import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { handedFrame } from './clip-frame.ts'
import { ALL_KINDS, type FileKind, rowOf } from './file-kinds.ts'

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
  /** More has changed: texts, the order, the camera, numbers, the project's name. */
  readonly more: boolean
}

/** What files are made of, beside the choices of how. */
const TOLD = ['shots', 'frames', 'settings', 'numbering', 'name', 'context'] as const
type Board = Pick<Project, (typeof TOLD)[number]>

/** Nothing that files are made of differs. */
export const isSameBoard = (before: Board, now: Board) => TOLD.every((key) => before[key] === now[key])

/** What has changed from one state of a board to another. */
export function boardChange(before: Board, now: Board): BoardChange {
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
    more,
  }
}

/**
 * The kinds whose files a change makes old. Where files tell what has changed since a version, a
 * picture is one of these changes, and all are old.
 * @param showsFrames the PDF has frames of the clip.
 */
export function oldKinds(
  { pictures, frames, scene, sceneNumber, more }: BoardChange,
  tellsChanges: boolean,
  showsFrames = false,
): readonly FileKind[] {
  const all = more || (tellsChanges && pictures.size > 0)
  const others: ReadonlySet<FileKind> = new Set([
    ...(showsFrames && frames ? (['pdf'] as const) : []),
    ...(scene ? (['readme', 'pictures'] as const) : []),
    ...(sceneNumber ? (['csv', 'tsv'] as const) : []),
  ])
  const isOld = (kind: FileKind) => all || others.has(kind) || (pictures.size > 0 && tellsTakes(rowOf(kind)))
  return ALL_KINDS.filter(isOld)
}

const framesOf = (board: Board) => board.shots.map((shot) => handedFrame(board, shot)?.id)

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
