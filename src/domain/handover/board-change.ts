import { type Shot, shownTake, takeNumber } from '../board/shot.ts'
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
  /** More has changed: texts, the order, the camera. */
  readonly more: boolean
}

type Board = Pick<Project, 'shots' | 'frames' | 'settings'>

/** What has changed from one state of a board to another. */
export function boardChange(before: Board, now: Board): BoardChange {
  const more =
    before.shots.length !== now.shots.length ||
    before.shots.some((shot, i) => !isSame(plan(shot), now.shots[i] && plan(now.shots[i])))
  const shown = new Map(before.shots.map((shot) => [shot.id, picture(shot)]))
  const differs = now.shots.filter((shot) => !isSame(shown.get(shot.id), picture(shot)))
  const frames = !isSame(framesOf(before), framesOf(now))
  return { pictures: new Set(differs.map(({ id }) => id)), frames, more }
}

/**
 * The kinds whose files a change makes old. Where files tell what has changed since a version, a
 * picture is one of these changes, and all are old.
 * @param showsFrames the PDF has frames of the clip.
 */
export function oldKinds(
  { pictures, frames, more }: BoardChange,
  tellsChanges: boolean,
  showsFrames = false,
): readonly FileKind[] {
  const all = more || (tellsChanges && pictures.size > 0)
  const isOld = (kind: FileKind) =>
    all || (pictures.size > 0 && tellsTakes(rowOf(kind))) || (showsFrames && frames && kind === 'pdf')
  return ALL_KINDS.filter(isOld)
}

const framesOf = (board: Board) => board.shots.map((shot) => handedFrame(board, shot)?.id)

const tellsTakes = ({ pictures, takes }: ReturnType<typeof rowOf>) => pictures || takes === true

const plan = ({ takes, chosenTake, ...others }: Shot) => others

function picture(shot: Shot) {
  const take = shownTake(shot)
  return take && [takeNumber(shot, take), take]
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
