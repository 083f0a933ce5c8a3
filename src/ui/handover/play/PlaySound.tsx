import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { clipSeconds, shotAt } from '../../../domain/handover/frame-views.ts'
import type { Project } from '../../../domain/project/project.ts'
import { switchPlay, usePlay } from '../../../store/handover/play.ts'
import { useClipUrl } from '../../kit/use-blob-url.ts'
import { playWords as words } from '../../words/en/play.ts'

/** Seconds that picture and sound may be apart before the sound is put right. */
const APART = 0.15

/** The clip's own sound at the moment of each shot, and its switch. */
export function PlaySound({ project, table }: { readonly project: Project; readonly table: FrameTable }) {
  const { frame, playing, sound } = usePlay()
  const audio = useRef<HTMLAudioElement>(null)
  const [refused, setRefused] = useState(false)
  const { video } = project
  const url = useClipUrl(video && (video.blob ?? video.name))
  const now = shotAt(table, frame)
  const at = now && clipSeconds(now, frame, table)
  useEffect(() => {
    const element = audio.current
    if (!element) return
    if (!playing || !sound || at === undefined) {
      element.pause()
      return
    }
    if (!element.seeking && Math.abs(element.currentTime - at) > APART) element.currentTime = at
    if (element.paused && !element.ended) void element.play().catch(() => undefined)
  }, [playing, sound, at])
  const hasMoments = table.shots.some(({ shot }) => shot.sourceTime !== undefined)
  const why = !url ? words.noClip : refused ? words.cannotHear : hasMoments ? undefined : words.noMoments
  return (
    <>
      {url && (
        // biome-ignore lint/a11y/useMediaCaption: what is said is in the captions of the board.
        <audio src={url} ref={audio} preload="auto" onError={() => setRefused(true)} />
      )}
      <button
        type="button"
        className="button plain play-switch"
        aria-pressed={why === undefined && sound}
        aria-disabled={why !== undefined || undefined}
        aria-description={why}
        title={why}
        onClick={() => why === undefined && switchPlay('sound')}
      >
        {sound && !why ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
        <span>{words.sound}</span>
      </button>
    </>
  )
}
