import { clamp } from '../board/marks.ts'

/** How much of a way is done at a share of the time, both from 0 to 1. */
export type Progress = (share: number) => number

/** Starts and ends gently: the smooth step 3v² − 2v³. */
export const eased: Progress = (share) => share * share * (3 - 2 * share)

/** How long a pan or a tilt rests at each end, as a share of its time. */
const REST = 0.1

export const held: Progress = (share) => eased(clamp((share - REST) / (1 - 2 * REST), 0, 1))

/** How long a track takes to come to its speed, as a share of its time. */
const RAMP = 0.06

/** An even speed with a short ramp at each end. */
export const ramped: Progress = (share) => {
  const ramp = (part: number) => (part * part) / (2 * RAMP * (1 - RAMP))
  if (share < RAMP) return ramp(share)
  return share > 1 - RAMP ? 1 - ramp(1 - share) : (share - RAMP / 2) / (1 - RAMP)
}

/** Swings of a hand in hertz, two across and two up. */
const SWINGS = { x: [0.9, 2.3], y: [0.7, 1.9] } as const

/** The sway of a hand at a time in seconds, −1 to 1 on each axis; each shot has its own. */
export function handSway(id: string, seconds: number): { readonly x: number; readonly y: number } {
  const phase = phasesOf(id)
  const along = (swings: readonly [number, number], first: number) =>
    swings.reduce((sum, hertz, i) => sum + Math.sin(2 * Math.PI * hertz * seconds + phase(first + i)), 0) / 2
  return { x: along(SWINGS.x, 0), y: along(SWINGS.y, 2) }
}

/** Angles from a name, the same each time: FNV-1a, then one step of its multiplication each. */
function phasesOf(id: string): (place: number) => number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (place) => ((Math.imul(hash + place * 0x9e3779b9, 0x01000193) >>> 0) / 2 ** 32) * 2 * Math.PI
}
