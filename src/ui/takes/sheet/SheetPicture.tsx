import { Check, TriangleAlert } from 'lucide-react'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import {
  type CutLines,
  type EditedCell,
  positionOf,
  reachOf,
  reachOfLine,
  SIDES,
  type Side,
  withLine,
  withSide,
} from '../../../domain/takes/sheet-cells.ts'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { EdgeSlider } from './EdgeSlider.tsx'

interface SheetPictureProps {
  readonly sheet: Sheet
  readonly url: string | undefined
  readonly alt: string
  readonly turn: number
  /** Absent: the sheet as it was drawn. */
  readonly cells?: readonly EditedCell[] | undefined
  readonly stateOf: (cell: EditedCell) => keyof typeof words.states
  readonly chosen: number | undefined
  readonly onChoose: (cell: number) => void
  readonly onCell: (cell: EditedCell) => void
  /** Absent where nothing is cut by hand. */
  readonly lines?: CutLines | undefined
  readonly onLines: (lines: CutLines) => void
  /** Nothing is moved. */
  readonly readOnly: boolean
}

/** A sheet, turned level, with its cells or the lines to cut it by. */
export function SheetPicture(props: SheetPictureProps) {
  const { sheet, url, alt, turn, cells, lines, onLines, readOnly } = props
  const isLevel = cells !== undefined && turn !== 0
  return (
    <div className="sheet-picture" style={{ aspectRatio: `${sheet.width} / ${sheet.height}` }}>
      {url && <img src={url} alt={alt} style={isLevel ? { transform: `rotate(${-turn}deg)` } : undefined} />}
      {cells && cells.length > 0 && (
        <ul className="sheet-cells" aria-label={words.cells}>
          {cells.map((cell) => (
            <Cell key={cell.cell} cell={cell} {...props} />
          ))}
        </ul>
      )}
      {lines && WAYS.map((way) => <Lines key={way.axis} {...way} {...{ sheet, lines, onLines, readOnly }} />)}
    </div>
  )
}

/** Upright lines stand between columns, lying ones between rows. */
const WAYS = [
  { axis: 'x', of: 'columns', extent: 'width', from: 'left', label: words.upright },
  { axis: 'y', of: 'rows', extent: 'height', from: 'top', label: words.lying },
] as const

type LinesProps = (typeof WAYS)[number] &
  Pick<SheetPictureProps, 'sheet' | 'onLines' | 'readOnly'> & { readonly lines: CutLines }

function Lines({ axis, of, extent, from, label, sheet, lines, onLines, readOnly }: LinesProps) {
  const length = sheet[extent]
  return lines[of].map((at, i) => (
    <EdgeSlider
      // biome-ignore lint/suspicious/noArrayIndexKey: lines differ by place alone.
      key={i}
      className={`sheet-line is-${axis}`}
      label={label(i + 1)}
      axis={axis}
      at={at}
      reach={reachOfLine(lines[of], i, length)}
      length={length}
      readOnly={readOnly}
      style={{ [from]: `${(at / length) * 100}%` }}
      onMove={(to) => onLines({ ...lines, [of]: withLine(lines[of], i, to, length) })}
    />
  ))
}

const EDGES: Readonly<Record<Side, string>> = {
  left: 'sheet-edge is-x is-left',
  top: 'sheet-edge is-y is-top',
  right: 'sheet-edge is-x is-right',
  bottom: 'sheet-edge is-y is-bottom',
}

function Cell({
  cell,
  sheet,
  stateOf,
  chosen,
  onChoose,
  onCell,
  readOnly,
}: SheetPictureProps & { readonly cell: EditedCell }) {
  const { rectangle } = cell
  const number = sheet.shots[cell.cell]?.number ?? ''
  const name = words.cell(cell.cell + 1, number)
  const state = stateOf(cell)
  const isChosen = chosen === cell.cell
  const own = state === 'out' || state === 'gone' ? 'sheet-cell is-out' : 'sheet-cell'
  const isMovable = isChosen && state !== 'kept' && state !== 'gone'
  const share = (value: number, most: number) => `${(value / most) * 100}%`
  const box = {
    left: share(rectangle.x, sheet.width),
    top: share(rectangle.y, sheet.height),
    width: share(rectangle.width, sheet.width),
    height: share(rectangle.height, sheet.height),
  }
  return (
    <li className={isChosen ? `${own} is-chosen` : own} style={box}>
      <button
        type="button"
        className="sheet-cell-button"
        aria-label={name}
        aria-description={words.states[state]}
        aria-pressed={isChosen}
        onClick={() => onChoose(cell.cell)}
      >
        <span className="sheet-cell-number">{number}</span>
        {state === 'doubtful' && <TriangleAlert aria-hidden className="sheet-cell-mark" />}
        {(state === 'kept' || state === 'right') && <Check aria-hidden className="sheet-cell-mark" />}
      </button>
      {isMovable &&
        SIDES.map((side) => {
          const axis = side === 'left' || side === 'right' ? 'x' : 'y'
          return (
            <EdgeSlider
              key={side}
              className={EDGES[side]}
              label={words.edges[side](name)}
              axis={axis}
              at={positionOf(rectangle, side)}
              reach={reachOf(rectangle, side, sheet)}
              length={axis === 'x' ? sheet.width : sheet.height}
              readOnly={readOnly}
              style={{}}
              onMove={(to) => onCell({ ...cell, rectangle: withSide(rectangle, side, to, sheet) })}
            />
          )
        })}
    </li>
  )
}
