import type { ShotId } from '../ids.ts'
import { aspectRatio, type Project } from '../project/project.ts'
import type { ExportWords } from './export-words.ts'
import type { FileKind } from './file-kinds.ts'
import { FRAME_RATES, type RateName, rateFor } from './frame-rates.ts'
import type { Logo } from './logo.ts'
import type { HandoverOptions } from './options.ts'
import type { BoardChanges } from './versions/changes.ts'
import type { Version } from './versions/version.ts'

/** The picture that a shot has in the hand-over. */
export interface PictureFact {
  readonly shot: ShotId
  /** Its file in the folder of pictures for a timeline: "sh_0012A.png". */
  readonly file: string
  readonly width: number
  readonly height: number
  readonly type: 'image/png' | 'image/jpeg'
  /**
   * `here`: stored and readable. For the others a placeholder with the shot's number is drawn:
   * there is no take, the storage has lost it, or it cannot be decoded. `late`, in print only: the
   * browser prints before it is loaded.
   */
  readonly state: 'here' | 'none' | 'lost' | 'unreadable' | 'late'
}

/** All that makers know. Plain data: a worker gets it as a message. */
export interface HandoverJob {
  readonly project: Project
  /** "night-crossing": the folder of the hand-over, and the beginning of single files. */
  readonly slug: string
  /** All kinds of files that are handed over together. */
  readonly kinds: readonly FileKind[]
  readonly options: HandoverOptions
  /** The paths of files that are made already: a video may be WebM where MP4 was planned. */
  readonly made?: Readonly<Partial<Record<FileKind, string>>>
  /** One for each shot that counts, in order; empty where no kind needs pictures. */
  readonly pictures: readonly PictureFact[]
  readonly words: ExportWords
  /** The version that is handed over in place of the board as it is. */
  readonly version?: Pick<Version, 'name' | 'at' | 'hashes'>
  /** What has changed since another version, where files tell it. */
  readonly changes?: BoardChanges
  /** Only what has changed is handed over. */
  readonly addendum?: true
  /** The person's logo, where it is shown. */
  readonly logo?: Logo | undefined
  /** When it is made: milliseconds since the epoch. */
  readonly at: number
}

/** The frame rate of a board's timelines. */
export const rateOf = (project: Project, { rate }: HandoverOptions): RateName =>
  rate === 'clip' ? rateFor(project.video?.info?.fps) : rate

/** How a board's timecodes are counted. */
export function timecodeKind(project: Project, options: HandoverOptions) {
  const name = rateOf(project, options)
  return { rate: FRAME_RATES[name], drop: options.drop && name === '29.97' }
}

/** The longer side of a placeholder, in pixels. */
const PLACEHOLDER_SIDE = 1280

/** The size of a picture for a shot that has none: the board's shape, in even numbers. */
export function placeholderSize(project: Project): { readonly width: number; readonly height: number } {
  const aspect = aspectRatio(project)
  const even = (value: number) => Math.max(2, 2 * Math.round(value / 2))
  return aspect >= 1
    ? { width: PLACEHOLDER_SIDE, height: even(PLACEHOLDER_SIDE / aspect) }
    : { width: even(PLACEHOLDER_SIDE * aspect), height: PLACEHOLDER_SIDE }
}
