import { type ReactNode, useRef, useState } from 'react'
import { takesWords as words } from '../words/en/takes.ts'
import { unitWords } from '../words/en/units.ts'
import { number } from '../words/format.ts'
import { usePanZoom } from './use-pan-zoom.ts'
import { ZoomTools } from './ZoomTools.tsx'

interface CompareSliderProps {
  readonly picture: string | undefined
  readonly alt: string
  /** What the picture is called beside the slider. */
  readonly name: string
  /** What the picture is compared with; without it there is no slider. */
  readonly under: string | undefined
  readonly underName: string | undefined
  /** The picture's size in pixels. */
  readonly width: number
  readonly height: number
  /** How much is wiped away at first, in percent. */
  readonly wipedAtFirst?: number
  /** What lies over both pictures. */
  readonly children?: ReactNode
}

/**
 * A picture over another one, wiped away from the left by a slider; both are zoomed and panned
 * together.
 */
export function CompareSlider({
  picture,
  alt,
  name,
  under,
  underName,
  width,
  height,
  wipedAtFirst = 0,
  children,
}: CompareSliderProps) {
  const [wiped, setWiped] = useState(wipedAtFirst)
  const frame = useRef<HTMLElement>(null)
  const pan = usePanZoom(frame, width)
  const { zoom, fits, handlers } = pan
  const ratio = width / height
  const stageWidth = fits ? undefined : `${(width * zoom) / devicePixelRatio}px`
  return (
    <div className="compare">
      <section
        ref={frame}
        className={fits ? 'compare-pan' : 'compare-pan is-zoomed'}
        aria-label={words.panel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        tabIndex={0}
        {...handlers}
      >
        <div
          className="compare-stage"
          style={{ aspectRatio: String(ratio), ['--ratio' as string]: String(ratio), width: stageWidth }}
        >
          {under && <img src={under} alt={underName ?? ''} draggable={false} />}
          {picture && (
            <img src={picture} alt={alt} draggable={false} style={{ clipPath: `inset(0 0 0 ${wiped}%)` }} />
          )}
          {children}
          {under && wiped > 0 && wiped < 100 && (
            <span className="compare-edge" style={{ left: `${wiped}%` }} aria-hidden />
          )}
        </div>
      </section>
      <div className="compare-tools quiet">
        {under && (
          <label className="compare-slider">
            <span>{underName}</span>
            <input
              type="range"
              dir="ltr"
              aria-label={words.comparedWith(underName ?? '')}
              aria-valuetext={words.wiped(unitWords.percent(number(wiped)))}
              min={0}
              max={100}
              value={wiped}
              onChange={(event) => setWiped(event.target.valueAsNumber)}
            />
            <span>{name}</span>
          </label>
        )}
        <ZoomTools {...pan} />
      </div>
    </div>
  )
}
