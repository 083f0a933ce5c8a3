import { memo } from 'react'
import { type Shot, shownTake } from '../../domain/board/shot.ts'
import {
  type Box,
  type Page,
  type PictureBox,
  shotIndexOf,
  type TextBox,
  TONES,
} from '../../domain/handover/pdf/page.ts'
import type { Frame } from '../../domain/project/project.ts'
import { MarkDrawing } from '../board/guides/MarkDrawing.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { useBurntMarks } from './use-burnt-marks.ts'
import { useLogoUrl } from './use-logo-url.ts'

interface PdfPageProps {
  readonly page: Page
  readonly label: string
  /** The shots that count, in order. */
  readonly shots: readonly Shot[]
  /** The clip's frame of each. */
  readonly frames: readonly (Frame | undefined)[]
}

/** A page of the PDF as SVG: the same boxes as in the file, in points. */
export const PdfPage = memo(({ page, label, shots, frames }: PdfPageProps) => {
  const boxes = [
    ...page.artifacts,
    ...page.parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.boxes)),
  ]
  return (
    <svg
      className="pdf-page"
      style={{ ['--ratio' as string]: String(page.width / page.height) }}
      viewBox={`0 0 ${page.width} ${page.height}`}
      role="img"
      aria-label={label}
    >
      {boxes.map((box, i) => (
        // A picture stays loaded while the boxes around it change.
        <Shape key={box.kind === 'picture' ? box.picture : i} box={box} shots={shots} frames={frames} />
      ))}
    </svg>
  )
})

interface ShapeProps extends Pick<PdfPageProps, 'shots' | 'frames'> {
  readonly box: Box
}

function Shape({ box, shots, frames }: ShapeProps) {
  if (box.kind === 'text') return <Text box={box} />
  if (box.kind === 'picture') {
    if (box.picture === 'logo') return <LogoPicture box={box} />
    const index = shotIndexOf(box.picture)
    if (box.picture.startsWith('frame')) return <FramePicture box={box} frame={frames[index]} />
    const shot = shots[index]
    return shot ? <Picture box={box} shot={shot} /> : null
  }
  if (box.kind === 'line') {
    const { x, y, toX, toY, thickness, tone } = box
    return <line x1={x} y1={y} x2={toX} y2={toY} stroke={TONES[tone]} strokeWidth={thickness} />
  }
  const { x, y, width, height, thickness, dashed } = box
  const stroke = dashed ? TONES.quiet : TONES.ink
  const dash = dashed ? { strokeDasharray: '3 2.25' } : {}
  return <rect {...{ x, y, width, height, stroke, ...dash }} fill="none" strokeWidth={thickness} />
}

/** The width is the file's; the browser orders lines of mixed directions by the same rules. */
function Text({ box: { x, y, width, text, style, rtl } }: { readonly box: TextBox }) {
  return (
    <text
      className="pdf-text"
      x={rtl ? x + width : x}
      y={y}
      direction={rtl ? 'rtl' : 'ltr'}
      fontSize={style.size}
      fontWeight={style.bold ? 700 : 400}
      fill={TONES[style.tone]}
      textLength={width}
      lengthAdjust="spacingAndGlyphs"
    >
      {text}
    </text>
  )
}

function Picture({ box, shot }: { readonly box: PictureBox; readonly shot: Shot }) {
  const { x, y, width, height } = box
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const marks = useBurntMarks(shot, take)
  const place = { x, y, width, height }
  return (
    <>
      <image {...place} href={url} preserveAspectRatio="none" />
      {take && marks && <MarkDrawing take={take} place={place} {...marks} />}
    </>
  )
}

interface FramePictureProps {
  readonly box: PictureBox
  readonly frame: Frame | undefined
}

function FramePicture({ box: { x, y, width, height }, frame }: FramePictureProps) {
  const url = useBlobUrl(frame?.blob)
  return <image {...{ x, y, width, height }} href={url} preserveAspectRatio="none" />
}

function LogoPicture({ box: { x, y, width, height } }: { readonly box: PictureBox }) {
  const url = useLogoUrl()
  return <image {...{ x, y, width, height }} href={url} preserveAspectRatio="none" />
}
