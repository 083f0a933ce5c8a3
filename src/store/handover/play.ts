import { SHOT_FIELDS_BY_KEY } from '../../domain/board/shot-fields.ts'
import { type FrameTable, frameTable } from '../../domain/handover/frame-table.ts'
import { timecodeKind } from '../../domain/handover/job.ts'
import { neighbourStart } from '../../domain/handover/playback.ts'
import type { ProjectId, ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { editShotField } from '../board/edits.ts'
import { useChoices } from './choices.ts'

interface PlayState {
  /** The project whose board is played; absent while nothing is. */
  readonly of?: ProjectId | undefined
  readonly frame: number
  readonly playing: boolean
  /** One shot begins again and again. */
  readonly loop: boolean
  readonly captions: boolean
  readonly numbers: boolean
  readonly moves: boolean
  readonly sound: boolean
  /** A duration that is being dragged, in seconds; an edit once it is let go. */
  readonly draft?: { readonly shot: ShotId; readonly seconds: number } | undefined
}

/** The board as it is played: what is shown, and what stays chosen for this visit. */
export const usePlay = createShown<PlayState>(() => ({
  frame: 0,
  playing: false,
  loop: false,
  captions: true,
  numbers: true,
  moves: true,
  sound: true,
}))

/** Shows the board at a frame, at first its beginning, standing still. */
export const openPlay = (of: ProjectId, frame = 0) =>
  usePlay.setState({ of, frame, playing: false, draft: undefined })

/** The same at a shot; where that is omitted, at the beginning. */
export function openPlayAt(project: Project, shot: ShotId): void {
  const { rate } = timecodeKind(project, useChoices.getState().options)
  const at = frameTable(project, rate).shots.find((timed) => timed.shot.id === shot)
  openPlay(project.id, at?.start)
}

export const closePlay = () => usePlay.setState({ of: undefined, playing: false, draft: undefined })

/** Plays on or stands still; from the last frame it begins again. */
export function togglePlaying(table: FrameTable): void {
  const { playing, frame, loop } = usePlay.getState()
  const again = !playing && !loop && frame >= table.frames - 1
  usePlay.setState({ playing: !playing, frame: again ? 0 : frame })
}

/** Shows a frame, within the board; what plays goes on from there. */
export const showFrame = (table: FrameTable, frame: number) =>
  usePlay.setState({ frame: Math.min(Math.max(0, frame), Math.max(0, table.frames - 1)) })

/** Shows the earlier or later shot from its beginning. */
export const showNeighbour = (table: FrameTable, way: -1 | 1) =>
  showFrame(table, neighbourStart(table, usePlay.getState().frame, way))

type Switch = 'loop' | 'captions' | 'numbers' | 'moves' | 'sound'
export const switchPlay = (one: Switch) => usePlay.setState((state) => ({ [one]: !state[one] }))

/** Sets how long a shot is; what follows quickly on the same shot is one step to undo. */
export function setLength(shot: ShotId, seconds: number): void {
  const field = SHOT_FIELDS_BY_KEY.duration
  if (field.kind !== 'seconds') return
  editShotField(shot, ['duration', field], Math.min(field.most, Math.max(field.least, seconds)))
}

/** Lets go of a dragged duration. @param keep false puts back what was there */
export function dropDraft(keep: boolean): void {
  const { draft } = usePlay.getState()
  usePlay.setState({ draft: undefined })
  if (draft && keep) setLength(draft.shot, draft.seconds)
}
