import { Brush, Eraser, Lasso, Redo2, SquareDashed, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Take } from '../../../domain/board/shot.ts'
import { FEATHER, type Region } from '../../../domain/takes/region/region.ts'
import { keyShortcuts, REDO, UNDO } from '../../app/use-shortcuts.ts'
import { Button } from '../../kit/Button.tsx'
import { NumberField } from '../../kit/NumberField.tsx'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { keyOfTool, type Tool } from './edit-keys.ts'

/** Least and most width of the brush in pixels of the picture. */
export const BRUSH = { min: 8, max: 240 } as const

const TOOLS = { brush: Brush, eraser: Eraser, box: SquareDashed, outline: Lasso } as const

interface RegionToolsProps {
  readonly take: Take
  readonly region: Region
  readonly tool: Tool
  readonly size: number
  readonly onTool: (tool: Tool) => void
  readonly onSize: (size: number) => void
  /** Another soft edge. */
  readonly onRegion: (region: Region) => void
  /** Something else is marked, which is a step of its own. */
  readonly onMarked: (region: Region) => void
  /** Absent where there is no such step. */
  readonly onUndo: (() => void) | undefined
  readonly onRedo: (() => void) | undefined
}

/** The tools that mark a region. */
export function RegionTools({ take, region, tool, size, onTool, onSize, ...does }: RegionToolsProps) {
  const { onRegion, onMarked, onUndo, onRedo } = does
  const none = region.marks.length === 0 && !region.inverted ? words.nothingMarked : undefined
  return (
    <div className="edit-tools" role="toolbar" aria-label={words.tools}>
      <div className="row">
        {(Object.keys(TOOLS) as readonly Tool[]).map((one) => {
          const Sign = TOOLS[one]
          return (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={one === tool}
              aria-keyshortcuts={keyOfTool(one)}
              title={`${words.tool[one]} · ${keyOfTool(one)}`}
              onClick={() => onTool(one)}
            >
              <Sign aria-hidden />
              {words.tool[one]}
            </button>
          )
        })}
      </div>
      {tool === 'box' ? (
        <BoxFields take={take} region={region} onMarked={onMarked} />
      ) : tool === 'outline' ? (
        <p className="quiet edit-tool-help">{words.outlineHelp}</p>
      ) : (
        <Slider label={words.size} value={size} range={BRUSH} onChange={onSize} />
      )}
      <Slider
        label={words.feather}
        value={region.feather}
        range={FEATHER}
        onChange={(feather) => onRegion({ ...region, feather })}
      />
      <div className="row">
        <button
          type="button"
          className="button"
          aria-pressed={region.inverted}
          onClick={() => onMarked({ ...region, inverted: !region.inverted })}
        >
          {words.invert}
        </button>
        <Button why={none} onClick={() => onMarked({ ...region, marks: [], inverted: false })}>
          {words.clear}
        </Button>
        <Button
          why={onUndo ? undefined : words.nothingMarked}
          keys={keyShortcuts(UNDO)}
          onClick={() => onUndo?.()}
        >
          <Undo2 aria-hidden />
          {words.undo}
        </Button>
        <Button
          why={onRedo ? undefined : words.nothingBack}
          keys={keyShortcuts(REDO)}
          onClick={() => onRedo?.()}
        >
          <Redo2 aria-hidden />
          {words.redo}
        </Button>
      </div>
    </div>
  )
}

interface SliderProps {
  readonly label: string
  /** Pixels of the picture. */
  readonly value: number
  readonly range: { readonly min: number; readonly max: number }
  readonly onChange: (value: number) => void
}

function Slider({ label, value, range, onChange }: SliderProps) {
  return (
    <label className="edit-slider">
      <span>{label}</span>
      <input
        type="range"
        {...range}
        value={value}
        aria-valuetext={words.pixels(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output className="figures">{words.pixels(value)}</output>
    </label>
  )
}

/** A box by its sides in pixels: what the pointer draws, for the keyboard. */
function BoxFields({ take, region, onMarked }: Pick<RegionToolsProps, 'take' | 'region' | 'onMarked'>) {
  const { width: most, height: high } = take
  const [left, setLeft] = useState(Math.round(most / 4))
  const [top, setTop] = useState(Math.round(high / 4))
  const [width, setWidth] = useState(Math.round(most / 2))
  const [height, setHeight] = useState(Math.round(high / 2))
  const mark = () => {
    const [right, bottom] = [Math.min(most, left + width), Math.min(high, top + height)]
    const rectangle = {
      x: left / most,
      y: top / high,
      width: (right - left) / most,
      height: (bottom - top) / high,
    }
    onMarked({ ...region, marks: [...region.marks, { kind: 'box', rectangle }] })
  }
  const fields = [
    [words.left, left, setLeft, { min: 0, max: most - 1 }],
    [words.top, top, setTop, { min: 0, max: high - 1 }],
    [words.width, width, setWidth, { min: 1, max: most }],
    [words.height, height, setHeight, { min: 1, max: high }],
  ] as const
  return (
    <fieldset className="edit-box" aria-label={words.box}>
      {fields.map(([label, value, set, range]) => (
        <NumberField
          key={label}
          label={label}
          value={value}
          range={range}
          step={10}
          fineStep={1}
          onChange={(next) => next !== null && set(next)}
        />
      ))}
      <button type="button" className="button" onClick={mark}>
        {words.mark}
      </button>
    </fieldset>
  )
}
