import { type ReactNode, useState } from 'react'
import type { Rectangle } from '../../../domain/board/reference.ts'
import { identityFrame } from '../../../domain/clip/frames.ts'
import type { FrameId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { fitRectangle, LEAST_SIDE, WHOLE_FRAME } from '../../../domain/scene/crop-rectangle.ts'
import { Button } from '../../kit/Button.tsx'
import { DialogFrame } from '../../kit/DialogFrame.tsx'
import { NumberField } from '../../kit/NumberField.tsx'
import { Select } from '../../kit/Select.tsx'
import { whoWords as words } from '../../words/en/who.ts'
import { seconds } from '../../words/format.ts'
import { CropBox } from './CropBox.tsx'

/** A part of a frame. */
export interface Cut {
  readonly frame: FrameId
  readonly rectangle: Rectangle
}

interface CutDialogProps {
  readonly project: Project
  readonly title: string
  /** Absent for a new one. */
  readonly cut: Cut | undefined
  readonly readOnly: boolean
  readonly onCut: (cut: Cut) => void
  readonly onClose: () => void
  /** Further buttons. @param held why none of them works */
  readonly more?: (held: string | undefined) => ReactNode
}

const SIDES = ['x', 'y', 'width', 'height'] as const

/** Cuts a part out of a frame: by dragging, by keys, or by figures. */
export function CutDialog({ project, title, cut, readOnly, onCut, onClose, more }: CutDialogProps) {
  const { frames } = project
  const [frameId, setFrame] = useState<FrameId | undefined>(cut?.frame ?? identityFrame(project)?.id)
  const [rectangle, setRectangle] = useState<Rectangle>(cut?.rectangle ?? WHOLE_FRAME)
  const frame = frames.find(({ id }) => id === frameId)
  const held = readOnly ? words.readOnly : frame ? undefined : words.gone
  const take = () => {
    if (frame) onCut({ frame: frame.id, rectangle })
    onClose()
  }
  const names = { x: words.left, y: words.top, width: words.width, height: words.height }
  return (
    <DialogFrame open onClose={onClose} title={title}>
      <div className="dialog-body crop-body">
        <label className="field">
          <span>{words.cropFrame}</span>
          <Select
            value={frame?.id ?? ''}
            disabled={readOnly}
            onChange={(event) => setFrame(event.target.value as FrameId)}
          >
            {!frame && <option value="">{words.gone}</option>}
            {frames.map(({ id, time }) => (
              <option key={id} value={id}>
                {words.frameAt(seconds(time))}
              </option>
            ))}
          </Select>
        </label>
        {frame && <CropBox frame={frame} rectangle={rectangle} readOnly={readOnly} onChange={setRectangle} />}
        <p className="quiet">{readOnly ? words.readOnly : words.cropHelp}</p>
        <div className="crop-sides">
          {SIDES.map((side) => (
            <NumberField
              key={side}
              label={names[side]}
              value={Math.round(rectangle[side] * 1000) / 10}
              range={side === 'x' || side === 'y' ? { min: 0, max: 98 } : { min: LEAST_SIDE * 100, max: 100 }}
              fraction
              readOnly={readOnly}
              onChange={(percent) =>
                setRectangle(fitRectangle({ ...rectangle, [side]: (percent ?? 0) / 100 }))
              }
            />
          ))}
        </div>
        <div className="row row-end crop-ways">
          {more?.(held)}
          <Button why={held} onClick={() => setRectangle(WHOLE_FRAME)}>
            {words.whole}
          </Button>
          <Button primary why={held} onClick={take}>
            {words.useCrop}
          </Button>
        </div>
      </div>
    </DialogFrame>
  )
}
