interface Timed {
  readonly time: number
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** How much of a span each frame stands for, in seconds: up to half way to its neighbours. */
export function frameShares<F extends Timed>(frames: readonly F[], { start, end }: Span) {
  const inside = frames.filter(({ time }) => time >= start && time <= end)
  const edge = (index: number) => {
    const [before, after] = [inside[index - 1], inside[index]]
    return before && after ? (before.time + after.time) / 2 : before ? end : start
  }
  return inside.map((frame, index) => ({ frame, share: edge(index + 1) - edge(index) }))
}

/** A time within a span, to the millisecond that is stored. */
export const momentIn = (time: number, { start, end }: Span): number =>
  Number(Math.min(end, Math.max(start, time)).toFixed(3))
