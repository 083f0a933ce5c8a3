import { useEffect } from 'react'
import {
  areAroundFocus,
  isCrop,
  LABEL,
  type MarkLayer,
  markLayers,
  STROKES,
} from '../../../domain/board/mark-layers.ts'
import { spaceOf } from '../../../domain/board/marks.ts'
import { drawnReceipt, type Take } from '../../../domain/board/shot.ts'
import type { ShownMarks } from '../../../domain/board/shown-marks.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { askForFocus } from '../../../store/takes/focus.ts'
import { fileNameWords } from '../../words/en/file-names.ts'

export interface MarkDrawingProps extends ShownMarks {
  readonly take: Take
  /** Where the picture is, inside another drawing; absent where the marks cover their frame. */
  readonly place?: Place
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Guides and arrows over a picture that covers its frame or, if it is one's own, is shown whole.
 * They are not read aloud: the camera line says the move.
 */
export function MarkDrawing({ take, place, ...shown }: MarkDrawingProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const isAround = areAroundFocus(shown)
  useEffect(() => {
    if (isAround && !readOnly) askForFocus(take)
  }, [take, isAround, readOnly])
  const { width, height } = spaceOf(take.width / take.height)
  return (
    <svg
      className={place ? 'marks' : 'marks marks-over'}
      {...place}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={drawnReceipt(take) ? 'xMidYMid slice' : 'xMidYMid meet'}
      direction="ltr"
      aria-hidden
    >
      {markLayers(take, shown).map((layer, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer has no state.
        <Layer key={i} {...layer} />
      ))}
    </svg>
  )
}

function Layer({ kind, marks }: MarkLayer) {
  const path = marks.lines.join('')
  return (
    <g className={kind === 'guide' ? 'marks-guide' : 'marks-arrows'}>
      <path className="marks-dark" d={path} strokeWidth={STROKES[kind].dark} />
      <path d={path} strokeWidth={STROKES[kind].light} />
      {marks.labels.map(({ x, y, label }) => (
        <text
          key={label}
          x={x}
          y={y}
          fontSize={LABEL.size}
          fontWeight={LABEL.weight}
          strokeWidth={LABEL.dark}
        >
          {isCrop(label) ? label : fileNameWords.marks[label]}
        </text>
      ))}
    </g>
  )
}
