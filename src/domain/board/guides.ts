import { CROPS, type Crop, type Guide } from './guide-names.ts'
import { boxAt, clamp, lineFrom, type Marks, type Spot, spaceOf } from './marks.ts'

/** Shares of width and height that hold the action and the titles: SMPTE ST 2046-1. */
const SAFE = { action: 0.93, title: 0.9 } as const

/** Half the length of the cross in the middle. */
const CROSS = 12
/** From a box's lower left corner to its label. */
const BESIDE = 5

/**
 * One guide over a picture, in the space of its aspect ratio (`spaceOf`). A crop is as large as the
 * picture allows and lies around the focus, as far as it stays within the picture.
 */
export function guideMarks(guide: Guide, aspect: number, focus: Spot): Marks<Crop> {
  const { width, height } = spaceOf(aspect)
  switch (guide) {
    case 'thirds':
      return {
        lines: [1 / 3, 2 / 3].flatMap((share) => [
          lineFrom(width * share, 0, width * share, height),
          lineFrom(0, height * share, width, height * share),
        ]),
        labels: [],
      }
    case 'centre': {
      const [x, y] = [width / 2, height / 2]
      return {
        lines: [lineFrom(x - CROSS, y, x + CROSS, y), lineFrom(x, y - CROSS, x, y + CROSS)],
        labels: [],
      }
    }
    case 'safe':
      return {
        lines: [SAFE.action, SAFE.title].map((share) =>
          boxAt((width * (1 - share)) / 2, (height * (1 - share)) / 2, width * share, height * share),
        ),
        labels: [],
      }
    default:
      return cropMarks(guide, aspect, focus)
  }
}

function cropMarks(crop: Crop, aspect: number, focus: Spot): Marks<Crop> {
  const { width, height } = spaceOf(aspect)
  const ratio = CROPS[crop]
  const size = ratio >= aspect ? { width, height: width / ratio } : { width: height * ratio, height }
  const x = clamp(focus.x * width - size.width / 2, 0, width - size.width)
  const y = clamp(focus.y * height - size.height / 2, 0, height - size.height)
  return {
    lines: [boxAt(x, y, size.width, size.height)],
    labels: [{ x: x + BESIDE, y: y + size.height - BESIDE, label: crop }],
  }
}
