import { useEffect, useState } from 'react'
import { type Video, WINDOW_SECONDS } from '../domain/project.ts'
import { moveWindow } from '../store/job-store.ts'
import { clock } from './format.ts'

/** A pause in dragging after which the new stretch is sampled. */
const SETTLE_MS = 500

/** For a clip over 30 s: which 30 s are sampled, and why only those. */
export function WindowPicker({ video }: { readonly video: Video }) {
  const { info, window } = video
  const [start, setStart] = useState(window?.start ?? 0)
  useEffect(() => {
    if (!window || start === window.start) return
    const timer = setTimeout(() => void moveWindow(start), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [start, window])
  if (!info || !window || info.duration <= WINDOW_SECONDS) return null
  const end = start + WINDOW_SECONDS
  return (
    <label className="window-picker">
      <span className="panel-head">
        <span>Part of the clip</span>
        <span className="quiet figures">
          {clock(start)}–{clock(end)} of {clock(info.duration)}
        </span>
      </span>
      <input
        type="range"
        aria-label="Start of the 30 s that are used"
        aria-valuetext={`${clock(start)} to ${clock(end)}`}
        min={0}
        max={Math.floor((info.duration - WINDOW_SECONDS) * 10) / 10}
        step={0.1}
        value={start}
        onChange={(event) => setStart(event.target.valueAsNumber)}
      />
      <span className="quiet">
        A board is made from 30 s at most, so that one frame stands for two seconds.
      </span>
    </label>
  )
}
