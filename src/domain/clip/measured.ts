import type { ShotMove } from '../board/shot-terms.ts'
import type { MeasuredPeople } from '../people/face-track.ts'

/** What was measured of a stretch of the clip. It can be measured again, so it is kept small. */
export interface MeasuredClip {
  /** The stretch, in seconds into the clip. */
  readonly start: number
  readonly end: number
  /** In order of time, without gaps; at least one. */
  readonly shots: readonly MeasuredShot[]
  /** Time of the sampled frame that shows most of faces; absent where none shows one. */
  readonly facesAt?: number
}

/** One shot of the clip itself, from a cut to the next. */
export interface MeasuredShot {
  /** Seconds into the clip. */
  readonly start: number
  readonly end: number
  /** How it begins; absent for the first. */
  readonly by?: Joint
  /** Absent where the pictures do not tell. */
  readonly move?: ShotMove
  /**
   * Of a pan, tilt, track or pedestal: widths of the picture a second. Of a push or pull: growth a
   * second, as a natural logarithm. Of a handheld camera: its sway in widths.
   */
  readonly speed: number
  /** Mean lightness, 0 black to 1 white (OKLab). */
  readonly light: number
  /** Main colours as `#rrggbb`, the most frequent first. */
  readonly palette: readonly string[]
  /** Absent where nobody was looked for: no net, or none of the pictures that it looks at. */
  readonly people?: MeasuredPeople
}

/** How one shot of a clip gives way to the next. */
export type Joint = 'cut' | 'dissolve'

/** Shots of a clip that are kept: thirty seconds cut at every fifth picture. */
export const MOST_MEASURED = 180
/** Colours of each. */
export const MEASURED_COLOURS = 4

interface Measurable {
  readonly window?: { readonly start: number; readonly end: number }
  readonly measured?: MeasuredClip
}

/** What was measured of the present window; another window is measured anew. */
export function measuredWindow(video: Measurable | undefined): MeasuredClip | undefined {
  const { window, measured } = video ?? {}
  return window && measured?.start === window.start && measured.end === window.end ? measured : undefined
}

type Shots = Pick<MeasuredClip, 'shots'>

/** True where people were looked for. */
export const knowsPeople = ({ shots }: Shots): boolean => shots.some(({ people }) => people)

/** The measured shot that shows a time of the clip. */
export const measuredAt = (measured: Shots | undefined, time: number): MeasuredShot | undefined =>
  measured?.shots.find(({ start, end }) => time >= start && time < end)

/** How fast a measured move is. */
export type Pace = 'slow' | 'steady' | 'fast'

/** Below the first it is slow, from the second on fast. */
const PACES = [0.06, 0.25] as const

/** Absent where nothing moves, or where a speed says nothing. */
export function paceOf({ move, speed }: MeasuredShot): Pace | undefined {
  if (move === undefined || move === 'static' || move === 'handheld') return undefined
  if (speed < PACES[0]) return 'slow'
  return speed < PACES[1] ? 'steady' : 'fast'
}
