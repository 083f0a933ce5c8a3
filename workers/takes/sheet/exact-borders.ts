import type { Evidence } from './edges.ts'

/** Evidence is spread over neighbours; a border is moved so far at most to where it is sharpest. */
const NUDGE = 3
/** A thin gutter has two edges; each is at least so sharp, as a part of the sharpest there. */
const SHARP_PART = 0.5

type Spans = readonly (readonly [number, number])[]

/** The spans with each border where the picture changes. */
export function exact({ sharp, length }: Evidence, spans: Spans): Spans {
  const edges = (from: number, to: number): readonly [number, number] => {
    const near: number[] = []
    const reach = from === to ? 2 * NUDGE : NUDGE
    for (let at = Math.max(1, from - reach); at <= Math.min(length - 1, to + reach); at += 1) near.push(at)
    const least = SHARP_PART * Math.max(...near.map((at) => sharp[at] as number))
    const strong = near.filter((at) => (sharp[at] as number) >= least)
    return [strong[0] ?? from, strong.at(-1) ?? to]
  }
  const sharpest = (place: number) => {
    let best = place
    for (let at = place - NUDGE; at <= place + NUDGE; at += 1) {
      if ((sharp[at] ?? 0) > (sharp[best] ?? 0)) best = at
    }
    return best
  }
  const isOuter = (place: number) => place === 0 || place === length
  const starts = spans.map(([start]) => (isOuter(start) ? start : sharpest(start)))
  const ends = spans.map(([, end]) => (isOuter(end) ? end : sharpest(end)))
  for (let i = 1; i < spans.length; i += 1) {
    const [end, start] = [
      (spans[i - 1] as readonly [number, number])[1],
      (spans[i] as readonly [number, number])[0],
    ]
    if (start - end > 2 * NUDGE) continue
    ;[ends[i - 1], starts[i]] = edges(end, start)
  }
  return spans.map((_, i) => [starts[i] as number, ends[i] as number])
}
