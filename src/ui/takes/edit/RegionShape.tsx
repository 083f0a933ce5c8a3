import { useId } from 'react'
import type { Take } from '../../../domain/board/shot.ts'
import type { Box, RegionMark } from '../../../domain/takes/region/region.ts'

interface RegionShapeProps {
  readonly marks: readonly RegionMark[]
  readonly inverted: boolean
  /** What is sent. */
  readonly part: Box | undefined
  /** The picture's size in pixels. */
  readonly size: Pick<Take, 'width' | 'height'>
}

/** The region over the picture, and the part that is sent for it. */
export function RegionShape({ marks, inverted, part, size: { width, height } }: RegionShapeProps) {
  const id = useId()
  return (
    <svg className="edit-region" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <mask id={id} maskUnits="userSpaceOnUse" x={0} y={0} width={width} height={height}>
        <rect className={inverted ? 'region-in' : 'region-out'} width={width} height={height} />
        {marks.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are only added and taken back.
          <Mark key={i} mark={mark} inverted={inverted} size={{ width, height }} />
        ))}
      </mask>
      <rect className="region-fill" width={width} height={height} mask={`url(#${id})`} />
      {part && (
        <>
          <rect className="region-part" x={part.left} y={part.top} width={part.width} height={part.height} />
          <rect
            className="region-part is-light"
            x={part.left}
            y={part.top}
            width={part.width}
            height={part.height}
          />
        </>
      )}
    </svg>
  )
}

interface MarkProps {
  readonly mark: RegionMark
  readonly inverted: boolean
  readonly size: Pick<Take, 'width' | 'height'>
}

function Mark({ mark, inverted, size: { width, height } }: MarkProps) {
  if (mark.kind === 'box') {
    const { x, y, width: w, height: h } = mark.rectangle
    return (
      <rect
        className={inverted ? 'region-out' : 'region-in'}
        x={x * width}
        y={y * height}
        width={w * width}
        height={h * height}
      />
    )
  }
  if (mark.kind === 'outline') {
    const corners = mark.points.map(({ x, y }) => `${x * width},${y * height}`).join(' ')
    return <polygon className={inverted ? 'region-out' : 'region-in'} fillRule="evenodd" points={corners} />
  }
  const [first] = mark.points
  // A line without length has no cap in some browsers.
  const points = mark.points.length > 1 || !first ? mark.points : [first, { x: first.x + 1e-4, y: first.y }]
  return (
    <polyline
      className={mark.erases === inverted ? 'region-line region-in' : 'region-line region-out'}
      points={points.map(({ x, y }) => `${x * width},${y * height}`).join(' ')}
      strokeWidth={mark.size * Math.max(width, height)}
    />
  )
}
