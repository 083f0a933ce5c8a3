import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { USUAL_FPS } from '../../domain/clip/sample-times.ts'
import type { FrameId } from '../../domain/ids.ts'
import type { ClipInfo, ClipWindow, Frame } from '../../domain/project/project.ts'
import { scrubTo, useScrubStore } from '../../store/clip/scrub.ts'
import { useBlobUrl, useFileUrl } from '../kit/use-blob-url.ts'
import { framesWords as words } from '../words/en/frames.ts'
import { seconds } from '../words/format.ts'

interface FrameScrubberProps {
  readonly info: ClipInfo
  readonly window: ClipWindow
  readonly frames: readonly Frame[]
  readonly selected: Frame
  /** Seconds into the clip. */
  readonly time: number
  readonly onTime: (time: number) => void
}

/** The frame at `time`, large, with a slider over the chosen window of the clip. */
export function FrameScrubber({ info, window, frames, selected, time, onTime }: FrameScrubberProps) {
  const { shown, decoding } = useScrubStore()
  const decoded = useFileUrl(shown?.jpeg)
  const sampled = useBlobUrl(selected.blob)
  const still = time === selected.time
  const frameSeconds = 1 / (info.fps ?? USUAL_FPS)
  const go = (to: number) => {
    const inside = Math.min(Math.max(to, window.start), window.end)
    onTime(inside)
    if (inside !== selected.time) void scrubTo(inside)
  }
  const url = still ? sampled : (decoded ?? sampled)
  const ratio = String(info.width / info.height)
  const share = (at: number) => `${(100 * (at - window.start)) / (window.end - window.start)}%`
  return (
    <div className="scrubber">
      <div
        className={!still && decoding ? 'scrub-picture is-decoding' : 'scrub-picture'}
        style={{ ['--ratio' as string]: ratio }}
      >
        {url && <img src={url} alt={words.clipAt(seconds(time))} />}
      </div>
      <div className="scrub-row">
        <button
          type="button"
          className="icon-button"
          aria-label={words.earlier}
          aria-disabled={time <= window.start}
          onClick={() => go(time - frameSeconds)}
        >
          <ChevronLeft className="turns" aria-hidden />
        </button>
        <div className="scrub-slider">
          <div className="scrub-marks" aria-hidden>
            {frames.map((frame) => (
              <span
                key={frame.id}
                className={frame.id === selected.id ? 'is-chosen' : ''}
                style={{ insetInlineStart: share(frame.time) }}
              />
            ))}
          </div>
          <input
            type="range"
            aria-label={words.time}
            aria-valuetext={seconds(time)}
            min={window.start}
            max={window.end}
            step={frameSeconds}
            value={time}
            onChange={(event) => go(event.target.valueAsNumber)}
          />
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={words.later}
          aria-disabled={time >= window.end}
          onClick={() => go(time + frameSeconds)}
        >
          <ChevronRight className="turns" aria-hidden />
        </button>
        <output className="quiet figures">{seconds(time)}</output>
      </div>
    </div>
  )
}

interface FramePickerProps {
  readonly frames: readonly Frame[]
  readonly selected: FrameId
  readonly onSelect: (frame: Frame) => void
}

/** The frames as a row with one selected. */
export function FramePicker({ frames, selected, onSelect }: FramePickerProps) {
  return (
    <ul className="frame-picker" aria-label={words.list}>
      {frames.map((frame) => (
        <li key={frame.id}>
          <PickerThumb frame={frame} pressed={frame.id === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  )
}

interface PickerThumbProps {
  readonly frame: Frame
  readonly pressed: boolean
  readonly onSelect: (frame: Frame) => void
}

function PickerThumb({ frame, pressed, onSelect }: PickerThumbProps) {
  const url = useBlobUrl(frame.blob)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (pressed) button.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pressed])
  return (
    <button ref={button} type="button" aria-pressed={pressed} onClick={() => onSelect(frame)}>
      {url ? <img src={url} alt="" /> : <span className="skeleton" />}
      <span className="figures">{seconds(frame.time)}</span>
    </button>
  )
}
