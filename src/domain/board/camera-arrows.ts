import { at, boxAt, clamp, lineFrom, type Marks, type Spot, spaceOf } from './marks.ts'
import type { ShotDirection, ShotMove } from './shot-terms.ts'

export type ArrowLabel = 'start' | 'end'

interface Space {
  readonly width: number
  readonly height: number
}

/** From the picture's edge to an arrow beside it. The corners at the top belong to badges. */
const INSET = 17
/** How far the arrow of a pan or a tilt bends towards the edge. */
const BEND = 14
const HEAD = 11
/** Half the angle of a head, in radians. */
const SPREAD = 0.55
/** The length of an arrow beside an edge, as a share of that edge. */
const REACH = 0.4
/** A focus that is nearer to the middle, as a share of the width, is on neither side. */
const ON_A_SIDE = 0.1

/**
 * The arrows of a camera move over a picture, in the space of its aspect ratio (`spaceOf`), by the
 * convention of storyboards: on the edges, and around the focus where the move has one. The way in
 * which the subject faces turns an arc, and leaves room before it beside a tilt or pedestal. A
 * static shot has none.
 */
export function cameraArrows(
  move: ShotMove,
  aspect: number,
  focus: Spot,
  direction?: ShotDirection,
): Marks<ArrowLabel> {
  const space = spaceOf(aspect)
  const { width, height } = space
  const unlabelled = (lines: readonly string[]) => ({ lines, labels: [] })
  const across = (width * REACH) / 2
  const up = (height * REACH) / 2
  const isAtLeft = standsAtLeft(focus, direction)
  const side = isAtLeft ? INSET : width - INSET
  const outwards = isAtLeft ? -BEND : BEND
  const bottom = height - INSET
  switch (move) {
    case 'static':
      return unlabelled([])
    case 'pan-left':
    case 'pan-right': {
      const by = move === 'pan-left' ? -across : across
      return unlabelled(arrow(width / 2 - by, INSET + 4, width / 2 + by, INSET + 4, 0, -BEND))
    }
    case 'tilt-up':
    case 'tilt-down': {
      const by = move === 'tilt-up' ? -up : up
      const x = side - outwards / 3
      return unlabelled(arrow(x, height / 2 - by, x, height / 2 + by, outwards, 0))
    }
    case 'pedestal-up':
    case 'pedestal-down': {
      const by = move === 'pedestal-up' ? -up : up
      return unlabelled(arrow(side, height / 2 - by, side, height / 2 + by))
    }
    case 'track-left':
    case 'track-right': {
      const by = move === 'track-left' ? -across : across
      return unlabelled(arrow(width / 2 - by, bottom, width / 2 + by, bottom))
    }
    case 'push-in':
    case 'pull-out':
      return unlabelled(cornerArrows(space, focus, move === 'push-in'))
    case 'zoom-in':
    case 'zoom-out':
      return nestedFrames(space, focus, move === 'zoom-in')
    case 'arc':
      return unlabelled(arcAround(space, focus, direction === 'left'))
    case 'handheld':
      // The hand follows its subject.
      return unlabelled([wave(clamp(focus.x * width, 80, width - 80), bottom)])
  }
}

/** An arrow at the side stands away from the focus, or behind a subject in the middle. */
function standsAtLeft({ x }: Spot, direction: ShotDirection | undefined): boolean {
  const tells = Math.abs(x - 0.5) < ON_A_SIDE && (direction === 'left' || direction === 'right')
  return tells ? direction === 'right' : x > 0.5
}

/** A shaft, bent by an offset of its middle, and its head. */
function arrow(x: number, y: number, toX: number, toY: number, bendX = 0, bendY = 0): readonly string[] {
  // The control point of a quadratic curve lies twice as far off as the curve's middle.
  const control = { x: (x + toX) / 2 + 2 * bendX, y: (y + toY) / 2 + 2 * bendY }
  const isBent = bendX !== 0 || bendY !== 0
  const shaft = isBent ? `M${at(x, y)}Q${at(control.x, control.y)} ${at(toX, toY)}` : lineFrom(x, y, toX, toY)
  const heading = Math.atan2(toY - control.y, toX - control.x)
  const barb = (turn: number) =>
    at(toX - HEAD * Math.cos(heading + turn), toY - HEAD * Math.sin(heading + turn))
  return [shaft, `M${barb(SPREAD)}L${at(toX, toY)}L${barb(-SPREAD)}`]
}

/** From the lower corners towards the focus, or back into the corners. */
function cornerArrows({ width, height }: Space, focus: Spot, inwards: boolean): readonly string[] {
  const aim = { x: clamp(focus.x, 0.3, 0.7) * width, y: clamp(focus.y, 0.3, 0.6) * height }
  const length = 0.26 * Math.min(width, height)
  return [INSET, width - INSET].flatMap((x) => {
    const y = height - INSET
    const heading = Math.atan2(aim.y - y, aim.x - x)
    const [farX, farY] = [x + length * Math.cos(heading), y + length * Math.sin(heading)]
    return inwards ? arrow(x, y, farX, farY) : arrow(farX, farY, x, y)
  })
}

/** The whole picture and the half of it around the focus, joined at the corners. */
function nestedFrames({ width, height }: Space, focus: Spot, inwards: boolean): Marks<ArrowLabel> {
  const edge = 6
  const outer = { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge }
  const [innerWidth, innerHeight] = [width * 0.54, height * 0.54]
  // Both labels stand clear of the other frame.
  const gap = 24
  const inner = {
    x: clamp(focus.x * width - innerWidth / 2, gap, width - gap - innerWidth),
    y: clamp(focus.y * height - innerHeight / 2, gap, height - gap - innerHeight),
    width: innerWidth,
    height: innerHeight,
  }
  const joins = [0, 1].flatMap((right) =>
    [0, 1].map((low) =>
      lineFrom(
        outer.x + right * outer.width,
        outer.y + low * outer.height,
        inner.x + right * inner.width,
        inner.y + low * inner.height,
      ),
    ),
  )
  const boxes = [outer, inner].map((box) => boxAt(box.x, box.y, box.width, box.height))
  const label = (box: typeof outer, name: ArrowLabel) => ({
    x: box.x + 5,
    y: box.y + box.height - 5,
    label: name,
  })
  return {
    lines: [...boxes, ...joins],
    labels: [label(outer, inwards ? 'start' : 'end'), label(inner, inwards ? 'end' : 'start')],
  }
}

/** A long curve below the focus, as a path around it looks in perspective, to the right or left. */
function arcAround({ width, height }: Space, focus: Spot, toLeft: boolean): readonly string[] {
  const half = 0.33 * width
  const bow = Math.min(0.28 * height, 0.6 * half)
  const x = clamp(focus.x * width, INSET + half, width - INSET - half)
  const y = clamp((focus.y + 0.12) * height, 0.5 * height, height - INSET - bow)
  const [from, to] = toLeft ? [x + half, x - half] : [x - half, x + half]
  return arrow(from, y, to, y, 0, bow)
}

/** Three swings of a hand, around the middle `x`. */
function wave(x: number, y: number): string {
  const [swing, rise] = [9, 7]
  const start = x - 3 * swing * 2
  const swings = Array.from({ length: 6 }, (_, i) => {
    const from = start + 2 * swing * i
    return `Q${at(from + swing, y + (i % 2 === 0 ? -2 : 2) * rise)} ${at(from + 2 * swing, y)}`
  })
  return `M${at(start, y)}${swings.join('')}`
}
