import { useState } from 'react'

interface CompareSliderProps {
  readonly picture: string | undefined
  readonly alt: string
  /** What the picture is compared with; without it there is no slider. */
  readonly under: string | undefined
  readonly underName: string | undefined
  readonly ratio: number
}

/** A picture over another one, wiped away from the left by a slider. */
export function CompareSlider({ picture, alt, under, underName, ratio }: CompareSliderProps) {
  const [wiped, setWiped] = useState(0)
  return (
    <div className="compare">
      <div
        className="compare-stage"
        style={{ aspectRatio: String(ratio), ['--ratio' as string]: String(ratio) }}
      >
        {under && <img src={under} alt={underName ?? ''} />}
        {picture && <img src={picture} alt={alt} style={{ clipPath: `inset(0 0 0 ${wiped}%)` }} />}
      </div>
      {under && (
        <label className="compare-slider quiet">
          <span>{underName}</span>
          <input
            type="range"
            aria-label="Compare with the clip"
            aria-valuetext={`${wiped} % of the clip's frame shown`}
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
