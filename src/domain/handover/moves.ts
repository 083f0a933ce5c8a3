import { focusOf } from '../board/focus.ts'
import { clamp, MIDDLE, type Spot } from '../board/marks.ts'
import { type Shot, shownTake } from '../board/shot.ts'
import type { ShotMove } from '../board/shot-terms.ts'
import { eased, handSway, held, type Progress, ramped } from './move-progress.ts'

/** A part of a picture, as fractions of its width and height; beyond 0 … 1 where there are bars. */
export interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface MoveFacts {
  readonly move: ShotMove
  /** Where the subject stands. */
  readonly focus: Spot
  /** Seconds on screen. */
  readonly seconds: number
  /** The size of the whole view at zoom 1. */
  readonly base: { readonly width: number; readonly height: number }
  /** Makes the sway of a hand its own. */
  readonly id: string
  /** Turns an arc to the left. */
  readonly toLeft: boolean
}

/** What is seen of a picture during a shot: `share` runs from 0 at its first frame to 1. */
export type MoveView = (share: number) => View

/** A picture that would lose more of a side than this is shown whole, between bars. */
const MOST_LOST = 0.12

/** The subject's place where nobody has found it: a little above the middle. */
const USUAL_FOCUS: Spot = { x: 0.5, y: 0.45 }

/** The size of the view that fills a frame of an aspect ratio, as fractions of the picture. */
export function baseView(picture: { readonly width: number; readonly height: number }, aspect: number) {
  const ratio = (aspect * picture.height) / picture.width
  const cover = { width: Math.min(1, ratio), height: Math.min(1, 1 / ratio) }
  if (Math.min(cover.width, cover.height) >= 1 - MOST_LOST) return cover
  return { width: Math.max(1, ratio), height: Math.max(1, 1 / ratio) }
}

/** The view of a shot's picture over its time; `aspect` is the frame's width over height. */
export function viewOf(
  shot: Shot,
  picture: { readonly width: number; readonly height: number },
  aspect: number,
  seconds: number,
): MoveView {
  const take = shownTake(shot)
  const known = take?.focusByHand ?? take?.focus
  return moveView({
    move: shot.move ?? 'static',
    focus: take && known ? focusOf(take) : USUAL_FOCUS,
    seconds,
    base: baseView(picture, aspect),
    id: shot.id,
    toLeft: shot.direction === 'left',
  })
}

/**
 * The camera moves as views. The seven-second rule bounds a pan: its eased middle never crosses the
 * frame in less. A pedestal is a tilt without ease, a zoom a push about the middle, an arc a track
 * that comes nearer.
 */
export function moveView(facts: MoveFacts): MoveView {
  const { move, seconds, focus } = facts
  const zoomed = clamp(1 + 0.05 * seconds, 1.08, 1.3)
  switch (move) {
    case 'static':
      return () => viewAt(facts, 1, MIDDLE)
    case 'push-in':
      return zoom(facts, 1, zoomed, focus)
    case 'pull-out':
      return zoom(facts, zoomed, 1, focus)
    case 'zoom-in':
      return zoom(facts, 1, zoomed, MIDDLE)
    case 'zoom-out':
      return zoom(facts, zoomed, 1, MIDDLE)
    case 'pan-left':
    case 'pan-right':
      return travel(facts, 'x', move === 'pan-left' ? -1 : 1, Math.min(0.3, seconds / 12), held)
    case 'tilt-up':
    case 'tilt-down':
      return travel(facts, 'y', move === 'tilt-up' ? -1 : 1, Math.min(0.25, seconds / 12), held)
    case 'pedestal-up':
    case 'pedestal-down':
      return travel(facts, 'y', move === 'pedestal-up' ? -1 : 1, Math.min(0.25, seconds / 12), (u) => u)
    case 'track-left':
    case 'track-right':
      return travel(facts, 'x', move === 'track-left' ? -1 : 1, Math.min(0.35, seconds / 7), ramped)
    case 'arc':
      return travel(facts, 'x', facts.toLeft ? -1 : 1, Math.min(0.35, seconds / 7), ramped, 1.06)
    case 'handheld':
      return (share) => {
        const sway = handSway(facts.id, share * seconds)
        const width = facts.base.width / HAND_ZOOM
        return viewAt(facts, HAND_ZOOM, {
          x: MIDDLE.x + SWAY * width * sway.x,
          y: MIDDLE.y + SWAY * width * sway.y,
        })
      }
  }
}

/** A handheld picture is larger than the frame by this, so that it may sway by a share of it. */
const HAND_ZOOM = 1.05
const SWAY = 0.008

/** The view at a zoom about a centre, kept inside the picture; bars stay in the middle. */
function viewAt({ base }: MoveFacts, zoom: number, centre: Spot): View {
  const [width, height] = [base.width / zoom, base.height / zoom]
  const inside = (value: number, size: number) => (size >= 1 ? 0.5 : clamp(value, size / 2, 1 - size / 2))
  return {
    x: inside(centre.x, width) - width / 2,
    y: inside(centre.y, height) - height / 2,
    width,
    height,
  }
}

/**
 * Between two zooms: even to the eye, so the zoom grows by equal factors; the view is drawn between
 * its two ends in its size, so that one point of the picture stays where it is.
 */
function zoom(facts: MoveFacts, from: number, to: number, about: Spot): MoveView {
  const first = viewAt(facts, from, from > 1 ? about : MIDDLE)
  const last = viewAt(facts, to, to > 1 ? about : MIDDLE)
  return (share) => {
    const now = from * (to / from) ** eased(share)
    const width = facts.base.width / now
    const part = (first.width - width) / (first.width - last.width)
    const between = (a: number, b: number) => a + (b - a) * part
    return {
      x: between(first.x, last.x),
      y: between(first.y, last.y),
      width,
      height: facts.base.height / now,
    }
  }
}

/** Across the focus by a share of the view; `nearer` is the zoom that is added on the way. */
function travel(
  facts: MoveFacts,
  axis: 'x' | 'y',
  way: -1 | 1,
  reach: number,
  progress: Progress,
  nearer = 1,
): MoveView {
  const whole = axis === 'x' ? facts.base.width : facts.base.height
  const least = Math.max(1.02, whole * (1 + reach))
  const size = whole / least
  const path = reach * size
  const room = (size + path) / 2
  const middle = room >= 0.5 ? 0.5 : clamp(facts.focus[axis], room, 1 - room)
  return (share) => {
    const along = progress(share)
    const at = middle + way * path * (along - 0.5)
    const centre = axis === 'x' ? { x: at, y: MIDDLE.y } : { x: MIDDLE.x, y: at }
    return viewAt(facts, least * nearer ** along, centre)
  }
}
