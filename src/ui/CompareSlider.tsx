import { useState } from 'react'

interface CompareSliderProps {
  readonly picture: string | undefined
  readonly alt: string
  /** What the picture is compared with; without it there is no slider. */
  readonly under: string | undefined
  readonly underName: string | undefined
  /** The picture's size in pixels. */
  readonly width: number
  readonly height: number
  /** One pixel of the picture on one of the screen, to be panned; else the whole of it. */
  readonly actualSize: boolean
}

/** A picture over another one, wiped away from the left by a slider. */
export function CompareSlider(props: CompareSliderProps) {
  const { picture, alt, under, underName, width, height, actualSize } = props
  const [wiped, setWiped] = useState(0)
  const ratio = width / height
  const pixelWidth = actualSize ? `${width / devicePixelRatio}px` : undefined
  return (
    <div className="compare">
      <div
        className={actualSize ? 'compare-pan actual' : 'compare-pan'}
        tabIndex={actualSize ? 0 : undefined}
      >
        <div
          className="compare-stage"
          style={{ aspectRatio: String(ratio), ['--ratio' as string]: String(ratio), width: pixelWidth }}
        >
          {under && <img src={under} alt={underName ?? ''} />}
          {picture && <img src={picture} alt={alt} style={{ clipPath: `inset(0 0 0 ${wiped}%)` }} />}
        </div>
      </div>
      {under && (
        <label className="compare-slider quiet">
          <span>{underName}</span>
          <input
            type="range"
            aria-label={`Compare with: ${underName}`}
            aria-valuetext={`${wiped} % of it shown`}
            min={0}
            max={100}
            value={wiped}
            onChange={(event) => setWiped(event.target.valueAsNumber)}
          />
        </label>
      )}
    </div>
  )
}
