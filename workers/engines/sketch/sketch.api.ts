import type { Spot } from '../../../src/domain/board/marks.ts'
import type { ShotPlan } from '../../../src/domain/board/shot-fields.ts'
import type { Neighbours } from '../../../src/domain/board/write-after.ts'
import type { MeasuredClip } from '../../../src/domain/clip/measured.ts'
import type { Hand } from '../../../src/domain/scene/hand.ts'

/** The contract of the Sketch engine's worker. Types only. */
export interface SketchApi {
  /**
   * Measures the frames (in order of time) and writes the findings, one paragraph at a time.
   * `measured`: what every picture of the clip told, where that is known.
   */
  describe(
    frames: readonly TimedPicture[],
    measured: MeasuredClip | undefined,
    onText: (textSoFar: string) => void,
  ): Promise<string>
  /**
   * Lays out coverage over the clip: exactly `count` distinct shots without a jump cut.
   * Deterministic by seed.
   */
  direct(frames: readonly TimedPicture[], asked: AskedCoverage): Promise<readonly ShotPlan[]>
  /**
   * One shot that can be cut to from the one before it, and from to the one after it. Deterministic
   * by seed.
   */
  between(frames: readonly TimedPicture[], between: Neighbours, seed: number): Promise<ShotPlan>
  /** Draws a storyboard still, 1024 px on its long side, as PNG. Deterministic by seed. */
  draw(request: SketchDraw): Promise<SketchPicture>
  /** Finds what the eye goes to in any picture. */
  findFocus(picture: Blob): Promise<Spot>
  /** Measures how any picture is made. */
  measureStyle(picture: Blob): Promise<MeasuredStyle>
}

export interface MeasuredStyle {
  /** The main colours as `#rrggbb`, the most frequent first. */
  readonly palette: readonly string[]
  /** Line and grain. */
  readonly words: readonly string[]
  /** All words of which a measurement chooses: those of an earlier one go. */
  readonly choices: readonly string[]
}

export interface AskedCoverage {
  readonly count: number
  readonly seed: number
  /** Length of the part of the clip that is worked with. */
  readonly seconds?: number | undefined
  /** The shots that the list goes on from; absent for one that opens the scene. */
  readonly before?: readonly ShotPlan[] | undefined
  /** What was measured of the whole clip. */
  readonly measured?: MeasuredClip | undefined
}

export interface TimedPicture {
  /** Seconds into the clip. */
  readonly time: number
  readonly picture: Blob
}

export interface SketchDraw {
  readonly shot: ShotPlan
  /** All sampled frames; the one nearest to the shot's source time is drawn. */
  readonly frames: readonly TimedPicture[]
  readonly style: Blob
  /** How it is drawn; where absent the style picture decides. */
  readonly hand?: Hand | undefined
  /** Width over height of the still. */
  readonly aspect: number
  readonly seed: number
}

export interface SketchPicture {
  readonly png: Blob
  /** Where its subject stands in it. */
  readonly focus: Spot
  readonly width: number
  readonly height: number
  /** How it was drawn. */
  readonly hand: Hand
  /** What was made of people; absent where none were looked for. */
  readonly people?: DrawnPeople | undefined
}

export interface DrawnPeople {
  /** Faces found in the frame, and those framed on. */
  readonly found: number
  readonly shown: number
  /** How much of the shot's angle was taken, 0…1: all of it would have cut a face. */
  readonly angle?: number
  /** Faces whose features were drawn; undefined where the nets for it were not to be had. */
  readonly drawn?: number | undefined
  /** True where figures stand before a paler ground. */
  readonly setOff?: boolean | undefined
  /** How much the shown part was enlarged first; `absent` where its net was not to be had. */
  readonly enlarged?: number | 'none' | 'absent' | undefined
}
