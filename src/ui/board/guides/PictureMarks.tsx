import { useEffect } from 'react'
import { cameraArrows } from '../../../domain/board/camera-arrows.ts'
import { focusOf } from '../../../domain/board/focus.ts'
import { CROPS, type Crop } from '../../../domain/board/guide-names.ts'
import { guideMarks } from '../../../domain/board/guides.ts'
import { type Marks, spaceOf } from '../../../domain/board/marks.ts'
import type { Take } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { askForFocus } from '../../../store/takes/focus.ts'
import { guideWords as words } from '../../words/en/guides.ts'
import type { ShownMarks } from './use-marks.ts'

interface PictureMarksProps extends ShownMarks {
  readonly take: Take
}

/**
 * Guides and arrows over a picture that covers its frame. They are not read aloud: the camera line
 * says the move.
 */
export function PictureMarks({ take, guides, move, direction }: PictureMarksProps) {
  const aspect = take.width / take.height
  const focus = focusOf(take)
  const readOnly = useProjectStore((state) => state.readOnly)
  const isAround = move !== undefined || guides.some((guide) => guide in CROPS)
  useEffect(() => {
    if (isAround && !readOnly) askForFocus(take)
  }, [take, isAround, readOnly])
  const { width, height } = spaceOf(aspect)
  return (
    <svg
      className="marks"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      direction="ltr"
      aria-hidden
    >
      {guides.map((guide) => (
        <MarkGroup key={guide} className="marks-guide" marks={guideMarks(guide, aspect, focus)} />
      ))}
      {move && <MarkGroup className="marks-arrows" marks={cameraArrows(move, aspect, focus, direction)} />}
    </svg>
  )
}

type Label = Crop | keyof typeof words.labels

/** Each line twice: a dark one under a light one can be seen on every picture. */
function MarkGroup({ className, marks }: { readonly className: string; readonly marks: Marks<Label> }) {
  const path = marks.lines.join('')
  return (
    <g className={className}>
      <path className="marks-dark" d={path} />
      <path d={path} />
      {marks.labels.map(({ x, y, label }) => (
        <text key={label} x={x} y={y}>
          {isCrop(label) ? label : words.labels[label]}
        </text>
      ))}
    </g>
  )
}

const isCrop = (label: Label): label is Crop => label in CROPS
