import type { Shot } from '../board/shot.ts'
import type { BlobId, FrameId, ProjectId } from '../ids.ts'

export const PROJECT_VERSION = 1

export const SHOT_COUNT = { min: 3, max: 10, default: 5 } as const

/** The longest stretch of a clip that is sampled, in seconds. */
export const WINDOW_SECONDS = 30

/** Everything about one storyboard but its media, which it names by blob id. Plain JSON. */
export interface Project {
  readonly id: ProjectId
  readonly version: typeof PROJECT_VERSION
  readonly name: string
  readonly video?: Video
  readonly style?: StylePicture
  /** In order of time. */
  readonly frames: readonly Frame[]
  /**
   * The frame that tells an image model who and where; `identityFrame()` stands in for one that is
   * gone.
   */
  readonly identityFrame?: FrameId
  /** The scene description. */
  readonly context: string
  readonly shots: readonly Shot[]
  /**
   * Shots of earlier lists that have takes: a new list never throws a picture away. Newest first.
   */
  readonly shelf: readonly Shot[]
  readonly settings: ProjectSettings
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  /**
   * Counts the edits: which of two states of a project is the later one, whatever the clock did
   * between them.
   */
  readonly edition?: number
}

/**
 * The pictures that a person was shown and let go to a host. What is another picture, by crop or by
 * content, has another id.
 */
export interface Agreement {
  /** With its port. */
  readonly host: string
  readonly pictures: readonly BlobId[]
}

export interface ProjectSettings {
  readonly shotCount: number
  /** Seed of the Sketch engine, so that a board can be drawn again as it was. */
  readonly seed: number
  /** Frames that stay on this device. */
  readonly withheld?: readonly FrameId[]
  /** What was agreed to leave this device, host by host; what is not in it is asked about. */
  readonly agreements?: readonly Agreement[]
  /** How frames are chosen; absent means evenly. */
  readonly frames?: FrameWish
}

/** What may be wanted beyond evenly spread frames. Both cost more decoding. */
export interface FrameWish {
  /** A frame from each shot of the clip, however short. */
  readonly everyShot: boolean
  /** Of the frames a quarter of a second around each time, the sharpest. */
  readonly sharpest: boolean
}

export interface Video {
  /**
   * Absent when the clip was too large to keep: its frames are kept, the clip must be chosen again.
   */
  readonly blob?: BlobId
  readonly name: string
  readonly bytes: number
  readonly mime: string
  /** Filled in once the clip has been probed. */
  readonly info?: ClipInfo
  /** The picture in the middle of the window. */
  readonly preview?: Frame
  readonly window?: ClipWindow
  /**
   * Times of the frames that are wanted, in seconds into the clip, once they are others than the
   * even ones.
   */
  readonly times?: readonly number[]
  /** When the shots in the window start, in seconds into the clip, once somebody wanted to know. */
  readonly cuts?: readonly number[]
  /** Small pictures from the whole of a long clip, in order of time. */
  readonly timeline?: readonly Frame[]
  /** What decoded the clip. */
  readonly decoder?: ClipDecoder
}

/**
 * The browser's own decoder, ffmpeg compiled to WebAssembly, or a player that is sent from time to
 * time.
 */
export type ClipDecoder = 'webcodecs' | 'ffmpeg' | 'video'

/** What probing tells about a clip. */
export interface ClipInfo {
  /** Seconds from the first shown frame to the end of the last. */
  readonly duration: number
  /** Shown size in pixels, after rotation and pixel aspect. */
  readonly width: number
  readonly height: number
  readonly codec: string
  /** Average frames per second; absent when the file does not tell. */
  readonly fps?: number
}

/** The stretch that is sampled: seconds into the clip. */
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

/** One sampled picture of the clip. */
export interface Frame {
  readonly id: FrameId
  /** Seconds into the clip. */
  readonly time: number
  readonly blob: BlobId
  readonly width: number
  readonly height: number
  /** Chosen by a person: sampling anew leaves it in its place. */
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
    settings: { shotCount: SHOT_COUNT.default, seed },
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

/** Every blob that the project names: what must be kept, what a copy must copy. */
export function blobsOf(project: Project): readonly BlobId[] {
  const { video, style, frames } = project
  return [
    video?.blob,
    video?.preview?.blob,
    ...(video?.timeline ?? []).map((frame) => frame.blob),
    style?.blob,
    ...frames.map((frame) => frame.blob),
    ...allShots(project).flatMap((shot) => shot.takes.flatMap((take) => [take.blob, take.upscaled?.blob])),
  ].filter((blob) => blob !== undefined)
}

/** An edit of a project as its next edition, made at a time in milliseconds since the epoch. */
export const nextEdition = (before: Project, edited: Project, now: number): Project => ({
  ...edited,
  updatedAt: now,
  edition: (before.edition ?? 0) + 1,
})

/**
 * Of two states in one line of edits. One of an earlier version of the app, which did not count, is
 * told by its time.
 */
export const isLaterEdition = (one: Project, other: Project): boolean =>
  one.edition === undefined ? one.updatedAt > other.updatedAt : one.edition > (other.edition ?? 0)
