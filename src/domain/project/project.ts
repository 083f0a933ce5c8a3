import type { Comment } from '../board/comment.ts'
import type { Numbering } from '../board/numbers.ts'
import type { Continuity, ReferenceFile } from '../board/reference.ts'
import type { Shot } from '../board/shot.ts'
import type { MeasuredClip } from '../clip/measured.ts'
import type { OwnSound } from '../handover/own-sound.ts'
import type { BlobId, FrameId, ProjectId, ShotId, StyleId, TakeId } from '../ids.ts'
import type { WhoAndWhere } from '../scene/subject.ts'
import type { Sheet } from '../takes/sheet.ts'

export const PROJECT_VERSION = 18

/** Shots of a new project's list. */
const SHOT_COUNT = 5

/** The longest window of a clip, in seconds. */
export const WINDOW_SECONDS = 30

/** Everything about one storyboard except its media, which it names by blob id. Plain JSON. */
export interface Project extends WhoAndWhere {
  readonly id: ProjectId
  readonly version: typeof PROJECT_VERSION
  readonly name: string
  readonly video?: Video
  readonly style?: StylePicture
  /** Further style pictures, after the first. */
  readonly moreStyles?: readonly MoreStyle[]
  /** Pictures from files that shots are drawn from. */
  readonly referenceFiles?: readonly ReferenceFile[]
  /** In order of time. */
  readonly frames: readonly Frame[]
  /** The frame that shows a model who and where; `identityFrame()` replaces a missing one. */
  readonly identityFrame?: FrameId
  /** The scene description. */
  readonly context: string
  readonly shots: readonly Shot[]
  /** Earlier shots with takes, newest first, so that a new list never discards a picture. */
  readonly shelf: readonly Shot[]
  /** Draft sheets, oldest first, kept whole. */
  readonly sheets?: readonly Sheet[]
  /** A shot list that was asked for in parts, of which some are still to be written. */
  readonly unfinishedList?: UnfinishedList
  /** How shots are numbered; absent means 1, 2, 3. */
  readonly numbering?: Numbering
  /** Continuity of shots that set none; absent: automatic. */
  readonly continuity?: Continuity
  /** The take that keeps the others consistent; absent: automatic. */
  readonly anchor?: TakeId
  /** Calls for pictures send the style in words only, without its picture. */
  readonly wordsOnly?: boolean
  /** No frame of the clip goes with the pictures; absent: as an earlier version had set it. */
  readonly noFrame?: boolean
  readonly sound?: OwnSound
  /** What others wrote on review pages, in the order in which it came. */
  readonly comments?: readonly Comment[]
  readonly settings: ProjectSettings
  /** Keys of the findings that are left as they are (`domain/findings`). */
  readonly leftFindings?: readonly string[]
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  /** Counts the edits: it orders two states of a project even if a clock was changed meanwhile. */
  readonly edition?: number
}

export interface UnfinishedList {
  /** Shots that it is to have. */
  readonly wanted: number
  /** Those that were written, in order; some may have left the board. */
  readonly shots: readonly ShotId[]
}

/** The pictures that the user agreed to send to a host. Another crop or content has another id. */
export interface Agreement {
  /** Host and port. */
  readonly host: string
  readonly pictures: readonly BlobId[]
}

export interface ProjectSettings {
  readonly shotCount: number
  /** Seed of the Sketch engine, which makes a board reproducible. */
  readonly seed: number
  /** Frames that stay on this device. */
  readonly withheld?: readonly FrameId[]
  /** Consent by host; anything missing here is asked about. */
  readonly agreements?: readonly Agreement[]
  /** How frames are chosen; absent means evenly. */
  readonly frames?: FrameWish
}

/** Wishes beyond evenly spread frames. Both need more decoding. */
export interface FrameWish {
  /** A frame from each shot of the clip, however short. */
  readonly everyShot: boolean
  /** The sharpest frame within a quarter of a second around each time. */
  readonly sharpest: boolean
}

export interface Video {
  /** Absent when the clip was too large to store, and must be chosen again; its frames stay. */
  readonly blob?: BlobId
  readonly name: string
  readonly bytes: number
  readonly mime: string
  /** Set once the clip is probed. */
  readonly info?: ClipInfo
  /** The frame in the middle of the window. */
  readonly preview?: Frame
  readonly window?: ClipWindow
  /** Wanted frame times in seconds into the clip; absent for the evenly spread ones. */
  readonly times?: readonly number[]
  /** Start times of the shots in the window, in seconds into the clip; absent until needed. */
  readonly cuts?: readonly number[]
  /** Cuts, camera moves, light, colours and people of a window; absent until measured. */
  readonly measured?: MeasuredClip
  /** Thumbnails over the whole of a long clip, in order of time. */
  readonly timeline?: readonly Frame[]
  /** What decoded the clip. */
  readonly decoder?: ClipDecoder
}

/** WebCodecs, ffmpeg compiled to WebAssembly, or a seeking `<video>` element. */
export type ClipDecoder = 'webcodecs' | 'ffmpeg' | 'video'

/** The metadata found by probing a clip. */
export interface ClipInfo {
  /** Seconds from the first shown frame to the end of the last. */
  readonly duration: number
  /** Displayed size in pixels, after rotation and pixel aspect. */
  readonly width: number
  readonly height: number
  readonly codec: string
  /** Average frames per second; absent when the file does not say. */
  readonly fps?: number
}

/** The sampled part, in seconds into the clip. */
export interface ClipWindow {
  readonly start: number
  readonly end: number
}

export interface StylePicture {
  readonly blob: BlobId
  readonly name: string
  readonly width: number
  readonly height: number
}

export interface MoreStyle extends StylePicture {
  readonly id: StyleId
}

/** One sampled frame of the clip. */
export interface Frame {
  readonly id: FrameId
  /** Seconds into the clip. */
  readonly time: number
  readonly blob: BlobId
  readonly width: number
  readonly height: number
  /** Chosen by the user; sampling again keeps it. */
  readonly byHand?: true
}

export function newProject(id: ProjectId, name: string, now: number, seed: number): Project {
  return {
    id,
    version: PROJECT_VERSION,
    name,
    frames: [],
    context: '',
    shots: [],
    shelf: [],
    settings: { shotCount: SHOT_COUNT, seed },
    createdAt: now,
    updatedAt: now,
  }
}

/** Width over height of the board's pictures: the clip's, else 16:9. */
export function aspectRatio(project: Project): number {
  const info = project.video?.info
  return info ? info.width / info.height : 16 / 9
}

/** The shots on the board, then those on the shelf. */
export const allShots = ({ shots, shelf }: Project): readonly Shot[] => [...shots, ...shelf]

/** The edited project with the next edition number; `now` in milliseconds since the epoch. */
export const nextEdition = (before: Project, edited: Project, now: number): Project => ({
  ...edited,
  updatedAt: now,
  edition: (before.edition ?? 0) + 1,
})

/** True for the later of two states; records of earlier versions, without editions, go by time. */
export const isLaterEdition = (one: Project, other: Project): boolean =>
  one.edition === undefined ? one.updatedAt > other.updatedAt : one.edition > (other.edition ?? 0)
