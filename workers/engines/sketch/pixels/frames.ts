import type { Face } from '../../../../src/domain/people/face.ts'
import { AppError } from '../../../../src/lib/errors.ts'
import { finderIfThere } from '../../../people/finder-if-there.ts'
import type { PeopleFinder } from '../../../people/people.api.ts'
import type { TimedLab } from '../measure/clip.ts'
import type { TimedPicture } from '../sketch.api.ts'
import { type LabImage, labImage } from './oklab.ts'
import { onceThere } from './once-there.ts'
import { decode, decodeSizes } from './pictures.ts'

/** Longer sides in pixels: measuring needs few, and finding faces some more. */
export const MEASURED_SIDE = 96
const SEARCHED_SIDE = 384
/** Drawing takes what the frame has. */
const DRAWN_SIDE = 1024

/** The worker's finder; undefined where its net is not to be had now. */
const openFinder = onceThere<PeopleFinder>(finderIfThere)

/** @throws an error coded `clip-no-frames` without any. */
export function inOrder(frames: readonly TimedPicture[]): readonly TimedPicture[] {
  if (frames.length === 0) throw new AppError('clip-no-frames')
  return frames.toSorted((a, b) => a.time - b.time)
}

/** The frames to be measured, in order of time, with the faces in them. */
export async function decodeFrames(frames: readonly TimedPicture[]): Promise<readonly TimedLab[]> {
  const found = await openFinder()
  return Promise.all(
    inOrder(frames).map(async ({ time, picture }) => {
      const sides = [MEASURED_SIDE, SEARCHED_SIDE]
      const [small, searched] = await decodeSizes(picture, sides, 'clip-unreadable', notDecoded(time))
      return { time, image: labImage(small!), faces: found?.faces(searched!) }
    }),
  )
}

/**
 * A frame to be drawn, and the faces in it, the largest first; undefined where nobody could look
 * for them.
 */
export async function decodeDrawn(
  { time, picture }: TimedPicture,
  asksForPeople: boolean,
): Promise<{
  readonly pixels: ImageData
  readonly faces: readonly Face[] | undefined
}> {
  const sides = [DRAWN_SIDE, SEARCHED_SIDE]
  const [found, [pixels, searched]] = await Promise.all([
    openFinder(),
    decodeSizes(picture, sides, 'clip-unreadable', notDecoded(time)),
  ])
  const faces = found?.faces(searched!)
  // A wide frame's people are looked for once more, closely, where the shot asks for some.
  const isSought = asksForPeople && faces?.length === 0
  return { pixels: pixels!, faces: isSought ? found?.tinyFaces(pixels!) : faces }
}

export const decodeFrame = ({ time, picture }: TimedPicture, longSide: number): Promise<LabImage> =>
  decode(picture, longSide, 'clip-unreadable', notDecoded(time))

const notDecoded = (time: number) => ({ code: 'frame-not-decoded', time }) as const
