import { memo } from 'react'
import { type Box, type Page, type PictureBox, type TextBox, TONES } from '../../domain/handover/pdf/page.ts'
import type { BlobId } from '../../domain/ids.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'

interface PdfPageProps {
  readonly page: Page
  readonly label: string
  /** The pictures of the shots that count, in order. */
  readonly takes: readonly (BlobId | undefined)[]
}

/** A page of the PDF as SVG: the same boxes as in the file, in points. */
export const PdfPage = memo(({ page, label, takes }: PdfPageProps) => {
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
        <Shape key={box.kind === 'picture' ? box.picture : i} box={box} takes={takes} />
      ))}
    </svg>
  )
})

interface ShapeProps {
  readonly box: Box
  readonly takes: PdfPageProps['takes']
}

function Shape({ box, takes }: ShapeProps) {
  if (box.kind === 'text') return <Text box={box} />
  if (box.kind === 'picture') return <Picture box={box} takes={takes} />
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

function Picture({ box, takes }: { readonly box: PictureBox; readonly takes: PdfPageProps['takes'] }) {
  const { x, y, width, height, picture } = box
  const url = useBlobUrl(takes[Number(picture.replace('take-', ''))])
  return <image {...{ x, y, width, height }} href={url} preserveAspectRatio="none" />
}
