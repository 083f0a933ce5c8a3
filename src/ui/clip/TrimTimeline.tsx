import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { hasTimeline } from '../../domain/clip/sample-times.ts'
import { type TrimHandle, trimmed } from '../../domain/clip/trim.ts'
import type { ClipWindow, Frame, Video } from '../../domain/project/project.ts'
import { chooseWindow, useSamplingStore } from '../../store/clip/sampling.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { clipWords as words } from '../words/en/clip.ts'
import { clock, clockTenths, readClock, seconds } from '../words/format.ts'

/** Delay after the last move before the new window is sampled. */
const SETTLE_MS = 500

/** Step of each key, in seconds; Shift multiplies it by ten. */
const KEY_SECONDS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
}

/** In and out points of a clip over 30 s, over a filmstrip of all of it. */
export function TrimTimeline({ video }: { readonly video: Video }) {
  const asked = useSamplingStore((state) => state.asked?.window)
  const { info } = video
  const window = video.window && (asked ?? video.window)
  if (!info || !window || !hasTimeline(info.duration)) return null
  return <Trim timeline={video.timeline ?? []} duration={info.duration} window={window} />
}

interface TrimProps {
  readonly timeline: readonly Frame[]
  readonly duration: number
  readonly window: ClipWindow
}

function Trim({ timeline, duration, window }: TrimProps) {
  const [draft, setDraft] = useState(window)
  // The draft follows a window that changes elsewhere (another clip, an undo).
  const [seen, setSeen] = useState(window)
  if (seen !== window) {
    setSeen(window)
    setDraft(window)
  }
  useEffect(() => {
    if (draft.start === window.start && draft.end === window.end) return
    const settle = async () => {
      await chooseWindow(draft)
      // If refused, failed or cancelled, the handles return to the stored window.
      const held = useProjectStore.getState().project?.video?.window
      if (held) setDraft((current) => (current === draft ? held : current))
    }
    const timer = setTimeout(() => void settle(), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [draft, window])

  const strip = useRef<HTMLDivElement>(null)
  const share = (time: number) => `${(100 * time) / duration}%`
  const move = (handle: TrimHandle, to: number) =>
    setDraft((current) => trimmed(current, duration, handle, Math.round(to * 10) / 10))
  const handles = { draft, duration, strip, move }
  /** A press on the strip, but not on a handle, moves the window there. */
  const goTo = ({ target, clientX }: MouseEvent) => {
    const box = strip.current?.getBoundingClientRect()
    if (!box || (target instanceof Element && target.closest('[role="slider"]'))) return
    const time = ((clientX - box.left) / box.width) * duration
    move('both', time - (draft.end - draft.start) / 2)
  }

  return (
    <fieldset className="trim">
      <legend className="panel-head">
        <span>{words.trim}</span>
        <span className="quiet figures">
          {words.trimmed(clock(draft.start), clock(draft.end), clock(duration))}
        </span>
      </legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handles take the keyboard. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same. */}
      <div className="trim-strip" dir="ltr" ref={strip} onClick={goTo}>
        <div className="trim-pictures" aria-hidden>
          {timeline.map((frame) => (
            <Thumb key={frame.id} frame={frame} />
          ))}
        </div>
        <div className="trim-off" style={{ insetInlineStart: 0, width: share(draft.start) }} />
        <div className="trim-off" style={{ insetInlineEnd: 0, width: share(duration - draft.end) }} />
        <div
          className="trim-window"
          style={{ insetInlineStart: share(draft.start), width: share(draft.end - draft.start) }}
        >
          <Handle {...handles} handle="both" name={words.trim} at={draft.start} />
          <Handle {...handles} handle="in" name={words.inPoint} at={draft.start} />
          <Handle {...handles} handle="out" name={words.outPoint} at={draft.end} />
        </div>
      </div>
      <div className="trim-times">
        <TimeField name={words.in} value={draft.start} onChange={(time) => move('in', time)} />
        <span className="quiet figures">{seconds(Math.round((draft.end - draft.start) * 10) / 10)}</span>
        <TimeField name={words.out} value={draft.end} onChange={(time) => move('out', time)} />
      </div>
      <p className="quiet">{words.trimHelp}</p>
    </fieldset>
  )
}

function Thumb({ frame }: { readonly frame: Frame }) {
  const url = useBlobUrl(frame.blob)
  return url ? <img src={url} alt="" draggable={false} /> : <span />
}

interface HandleProps {
  readonly handle: TrimHandle
  readonly name: string
  /** Its position, in seconds into the clip. */
  readonly at: number
  readonly draft: ClipWindow
  readonly duration: number
  readonly strip: { readonly current: HTMLElement | null }
  readonly move: (handle: TrimHandle, to: number) => void
}

function Handle({ handle, name, at, draft, duration, strip, move }: HandleProps) {
  /** Distance of the pointer from the handle when dragging began, in seconds. */
  const grip = useRef(0)
  const timeUnder = (event: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect()
    return box ? ((event.clientX - box.left) / box.width) * duration : at
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEY_SECONDS[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(handle, at + by * (event.shiftKey ? 10 : 1))
  }
  const whole = handle === 'both'
  return (
    <div
      className="trim-handle"
      data-handle={handle}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={duration}
      aria-valuenow={at}
      aria-valuetext={whole ? words.range(clockTenths(draft.start), clockTenths(draft.end)) : clockTenths(at)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = timeUnder(event) - at
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          move(handle, timeUnder(event) - grip.current)
      }}
    />
  )
}

interface TimeFieldProps {
  readonly name: string
  readonly value: number
  readonly onChange: (time: number) => void
}

/** Typed time: in an hour's clip one pixel of the strip spans seconds. An invalid time is reset. */
function TimeField({ name, value, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string>()
  const take = () => {
    const time = readClock(typed ?? '')
    if (time !== undefined) onChange(time)
    setTyped(undefined)
  }
  return (
    <label className="time-field">
      <span>{name}</span>
      <input
        className="input figures"
        value={typed ?? clockTenths(value)}
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </label>
  )
}
