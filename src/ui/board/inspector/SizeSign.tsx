import { useId } from 'react'
import { SHOT_SIZES, type ShotSize } from '../../../domain/board/shot-terms.ts'

/**
 * A person of 8 heads: how large a head is in the frame of 30 × 18, and how far the top of the head
 * stands from the frame's top.
 */
const FIGURES: Readonly<Record<Exclude<ShotSize, 'insert'>, readonly [head: number, top: number]>> = {
  'extreme-wide': [0.75, 9.5],
  wide: [1.3, 5.6],
  full: [2, 1],
  'medium-wide': [2.7, 1.6],
  medium: [3.9, 1.8],
  'medium-close': [5.8, 2],
  close: [8.2, 2.2],
  'big-close': [13, 1.6],
  'extreme-close': [24, -4.5],
}

/** In heads, from the top of the head down, around the middle. */
const BODY = 'M-1.05 4.3V2.2a1 1 0 0 1 1-1h.1a1 1 0 0 1 1 1v2.1H.7V8H.12V4.7h-.24V8H-.7V4.3z'

const isSize = (term: string): term is ShotSize => SHOT_SIZES.some((size) => size === term)

/** What a size shows: a person in the frame, or a thing for an insert; nothing for another term. */
export function SizeSign({ term }: { readonly term: string }) {
  const clip = useId()
  if (!isSize(term)) return null
  const [head, top] = term === 'insert' ? [0, 0] : FIGURES[term]
  return (
    <svg className="size-sign" viewBox="0 0 30 18" aria-hidden>
      <clipPath id={clip}>
        <rect x="1" y="1" width="28" height="16" rx="1.5" />
      </clipPath>
      <g clipPath={`url(#${clip})`} fill="currentColor">
        {term === 'insert' ? (
          <circle cx="15" cy="9" r="4" />
        ) : (
          <g transform={`translate(15 ${top}) scale(${head})`}>
            <ellipse cx="0" cy="0.5" rx="0.42" ry="0.5" />
            <path d={BODY} />
          </g>
        )}
      </g>
      <rect x="0.5" y="0.5" width="29" height="17" rx="2" fill="none" stroke="currentColor" />
    </svg>
  )
}
