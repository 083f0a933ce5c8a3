import type { Evidence } from './edges.ts'
import { exact } from './exact-borders.ts'
import { evenness, GUTTER_DEPTH, gutterness } from './gutters.ts'

/** Cells along an axis, and what stands between them. */
export interface Lines {
  /** Where each cell begins and ends, in pixels. */
  readonly spans: readonly (readonly [number, number])[]
  /** How sure the least certain border between two cells is, 0 to 1. */
  readonly least: number
}

const MOST_CELLS = 6
/** Positions with the most evidence; more are only looked at in vain. */
const MOST_PLACES = 80
const LEAST_EVIDENCE = 0.08
/** Between cells a picture has at most so much of its length: a gutter, with a caption in it. */
const WIDEST_GAP = 0.14
const WIDEST_MARGIN = 0.12
/** A border between cells with less evidence is none; the grid that was asked for needs less. */
const LEAST_BORDER = 0.5
const LEAST_ASKED_BORDER = 0.4
/** What a cell costs that is not as long as the others: of the squared part it differs by. */
const UNEQUAL_COST = 4
/** The mean cell, as parts of an equal share of the whole: the rest is gutters and margins. */
const SHARES = [1, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75]
/** The outer border of a sheet without a margin: a weak edge near it is not one. */
const NO_MARGIN = 0.5
/** A margin is of one colour along so much of its border; what is not is picture. */
const LEAST_MARGIN = 0.7

/**
 * The finest division along an axis of which each border is sure, or nothing. Two to six cells;
 * one where a sheet has one row or column.
 */
export function linesAlong(evidence: Evidence, asked: number): Lines | undefined {
  const places = likely(evidence)
  const gaps = gapsBetween(evidence, places)
  for (let cells = Math.max(MOST_CELLS, asked); cells >= 1; cells -= 1) {
    if (cells === 1 && asked !== 1) return undefined
    const found = best(SHARES.map((share) => divided(evidence, places, gaps, cells, share)))
    const isSure =
      cells === asked
        ? found && found.least >= LEAST_ASKED_BORDER
        : found && found.least >= LEAST_BORDER && isRegular(found.spans)
    if (isSure) return found
  }
  return undefined
}

/** Gutters of one sheet differ by no more pixels, or by a quarter of the widest. */
const GUTTER_SPREAD = 6

/** A horizon through a whole row is an edge too: it divides, but not as the gutters do. */
function isRegular(spans: Lines['spans']): boolean {
  const gutters = spans.slice(1).map(([start], i) => start - (spans[i] as readonly [number, number])[1])
  if (gutters.length === 0) return true
  const [least, widest] = [Math.min(...gutters), Math.max(...gutters)]
  return widest - least <= Math.max(GUTTER_SPREAD, widest / 4)
}

interface Scored extends Lines {
  readonly score: number
}

const best = (all: readonly (Scored | undefined)[]): Scored | undefined =>
  all.reduce(
    (one, other) => (other && other.score > (one?.score ?? Number.NEGATIVE_INFINITY) ? other : one),
    undefined,
  )

function likely({ whole, length }: Evidence): readonly number[] {
  const of = (at: number) => whole[at] ?? 0
  const peaks: number[] = []
  for (let at = 2; at < length - 1; at += 1) {
    const here = of(at)
    if (here < LEAST_EVIDENCE || here < of(at - 1) || here <= of(at + 1)) continue
    peaks.push(at)
  }
  const strongest = peaks.sort((a, b) => of(b) - of(a)).slice(0, MOST_PLACES)
  return [0, ...strongest.sort((a, b) => a - b), length]
}

interface Gap {
  readonly to: number
  readonly sure: number
}

/** For each place, the places where the next cell may begin, with how sure the border is. */
function gapsBetween(evidence: Evidence, places: readonly number[]): readonly (readonly Gap[])[] {
  const { whole, length } = evidence
  return places.map((from, i) => {
    if (from === 0 || from === length) return []
    const here = whole[from] as number
    const beside = Math.max(
      evenness(evidence, from, Math.min(length, from + GUTTER_DEPTH)),
      evenness(evidence, Math.max(0, from - GUTTER_DEPTH), from),
    )
    const gaps: Gap[] = [{ to: i, sure: here - 0.3 * beside }]
    for (let j = i + 1; j < places.length - 1; j += 1) {
      const to = places[j] as number
      if (to - from > WIDEST_GAP * length) break
      const edges = (here + (whole[to] as number)) / 2
      gaps.push({ to: j, sure: 0.7 * edges + 0.3 * gutterness(evidence, from, to) })
    }
    return gaps
  })
}

interface State {
  readonly score: number
  readonly least: number
  readonly start: number
  readonly before?: { readonly state: State; readonly end: number }
}

/** The best division into `count` cells of about a share of the whole, by dynamic programming. */
function divided(
  evidence: Evidence,
  places: readonly number[],
  gaps: readonly (readonly Gap[])[],
  cells: number,
  share: number,
): Scored | undefined {
  const { length } = evidence
  const mean = (length / cells) * share
  let states = new Map<number, State>()
  for (const [i, place] of places.entries()) {
    if (place > WIDEST_MARGIN * length) break
    states.set(i, { score: marginScore(evidence, 0, place, place), least: 1, start: i })
  }
  for (let cell = 1; cell <= cells; cell += 1) {
    const last = cell === cells
    const next = new Map<number, State>()
    let final: { state: State; end: number; score: number } | undefined
    for (const state of states.values()) {
      const start = places[state.start] as number
      for (let j = state.start + 1; j < places.length; j += 1) {
        const end = places[j] as number
        const part = (end - start) / mean - 1
        if (part > 0.4) break
        if (part < -0.4) continue
        const score = state.score - UNEQUAL_COST * part * part
        if (last) {
          if (end < (1 - WIDEST_MARGIN) * length) continue
          const whole = score + marginScore(evidence, end, length, end)
          if (!final || whole > final.score) final = { state, end, score: whole }
          continue
        }
        for (const { to, sure } of gaps[j] as readonly Gap[]) {
          const reached: State = {
            score: score + sure,
            least: Math.min(state.least, sure),
            start: to,
            before: { state, end },
          }
          const other = next.get(to)
          if (!other || reached.score > other.score) next.set(to, reached)
        }
      }
    }
    if (last && !final) return undefined
    if (final) {
      const spans = exact(evidence, spansOf(final, places))
      return { spans, least: final.state.least, score: final.score }
    }
    states = next
  }
  return undefined
}

function marginScore(evidence: Evidence, from: number, to: number, border: number): number {
  if (from === to) return NO_MARGIN
  const even = gutterness(evidence, from, to)
  if (even < LEAST_MARGIN) return Number.NEGATIVE_INFINITY
  return 0.7 * (evidence.whole[border] as number) + 0.3 * even
}

function spansOf(final: { state: State; end: number }, places: readonly number[]): Lines['spans'] {
  const spans: (readonly [number, number])[] = []
  let at: { readonly state: State; readonly end: number } | undefined = final
  while (at) {
    spans.unshift([places[at.state.start] as number, at.end])
    at = at.state.before
  }
  return spans
}
