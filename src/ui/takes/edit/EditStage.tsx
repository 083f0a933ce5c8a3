import { type RefObject, useEffect, useRef } from 'react'
import type { Take } from '../../../domain/board/shot.ts'
import type { Box, Region, RegionMark, RegionPoint } from '../../../domain/takes/region/region.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { usePanZoom } from '../use-pan-zoom.ts'
import { ZoomTools } from '../ZoomTools.tsx'
import type { Tool } from './edit-keys.ts'
import { RegionShape } from './RegionShape.tsx'
import { useMarking } from './use-marking.ts'

interface EditStageProps {
  readonly url: string | undefined
  readonly take: Take
  readonly region: Region
  readonly part: Box | undefined
  readonly tool: Tool
  /** Of the brush, in pixels of the picture. */
  readonly size: number
  readonly onTool: (tool: Tool) => void
  readonly onSize: (factor: number) => void
  readonly onMark: (mark: RegionMark) => void
}

/** The picture that is marked. */
export function EditStage({ url, take, region, part, tool, size, ...does }: EditStageProps) {
  const { width, height } = take
  const longer = Math.max(width, height)
  const { handlers, cursor, corners, drawing } = useMarking({ tool, size: size / longer, ...does })
  // A box and an outline are drawn by a point: a small ring shows where it is.
  const radius = tool === 'box' || tool === 'outline' ? longer / 100 : size / 2
  const marks = drawing ? [...region.marks, drawing] : region.marks
  const frame = useRef<HTMLDivElement>(null)
  const pan = usePanZoom(frame, width)
  const { zoom, fits } = pan
  useInSight(frame, cursor)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: they come from within. */}
      <div
        ref={frame}
        className={fits ? 'edit-pan' : 'edit-pan is-zoomed'}
        onKeyDown={pan.handlers.onKeyDown}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a picture that keys and pointers mark. */}
        <div
          role="group"
          className="edit-stage"
          aria-label={words.picture}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move the brush on it.
          tabIndex={0}
          style={{
            ['--ratio' as string]: String(width / height),
            width: fits ? undefined : `${(width * zoom) / devicePixelRatio}px`,
          }}
          {...handlers}
        >
          {url && <img src={url} alt="" draggable={false} />}
          <RegionShape marks={marks} inverted={region.inverted} part={part} size={take} />
          {cursor && (
            <svg className="edit-region" viewBox={`0 0 ${width} ${height}`} aria-hidden>
              {[...corners, cursor].map(({ x, y }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: corners are only added.
                <g key={i}>
                  <circle className="region-part" cx={x * width} cy={y * height} r={radius} />
                  <circle className="region-part is-light" cx={x * width} cy={y * height} r={radius} />
                </g>
              ))}
            </svg>
          )}
        </div>
      </div>
      <div className="edit-zoom quiet">
        <ZoomTools {...pan} />
      </div>
    </>
  )
}

/** Scrolls a zoomed picture after the brush that keys move. */
function useInSight(frame: RefObject<HTMLElement | null>, cursor: RegionPoint | undefined): void {
  useEffect(() => {
    const [element, stage] = [frame.current, frame.current?.firstElementChild]
    if (!cursor || !element || !stage) return
    const [x, y] = [cursor.x * stage.clientWidth, cursor.y * stage.clientHeight]
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element
    if (x < scrollLeft || x > scrollLeft + clientWidth) element.scrollLeft = x - clientWidth / 2
    if (y < scrollTop || y > scrollTop + clientHeight) element.scrollTop = y - clientHeight / 2
  }, [frame, cursor])
}
