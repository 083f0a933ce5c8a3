import { memo } from 'react'
import type { OwnSound } from '../../domain/handover/own-sound.ts'
import { soundWords as words } from '../words/en/sound.ts'

interface WaveformProps {
  readonly sound: OwnSound
  /** Of the whole board. */
  readonly seconds: number
}

/** How loud a sound file is, to the board's scale. */
export const Waveform = memo(function Waveform({ sound, seconds }: WaveformProps) {
  const { peaks, offset, level } = sound
  const share = (value: number) => `${(100 * value) / Math.max(0.01, seconds)}%`
  return (
    <div className="waveform" role="img" aria-label={words.wave}>
      <svg
        viewBox={`0 0 ${Math.max(1, peaks.length)} 200`}
        preserveAspectRatio="none"
        style={{ insetInlineStart: share(offset), width: share(sound.seconds) }}
        aria-hidden
      >
        <path d={peaks.map((peak, i) => `M${i} ${100 - peak * level}v${2 * peak * level}`).join('')} />
      </svg>
    </div>
  )
})
