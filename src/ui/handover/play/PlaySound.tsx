import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { clipSeconds, shotAt } from '../../../domain/handover/frame-views.ts'
import type { OwnSound } from '../../../domain/handover/own-sound.ts'
import type { Project } from '../../../domain/project/project.ts'
import { switchPlay, usePlay } from '../../../store/handover/play.ts'
import { useClipUrl, useSoundUrl } from '../../kit/use-blob-url.ts'
import { playWords as words } from '../../words/en/play.ts'

/** Seconds that picture and sound may be apart before the sound is put right. */
const APART = 0.15

/** Seconds into what is heard at a frame; undefined where it is silent. */
function heardAt(own: OwnSound | undefined, table: FrameTable, frame: number): number | undefined {
  if (own) {
    const at = frame / perSecond(table.rate) - own.offset
    return at >= 0 && at < own.seconds ? at : undefined
  }
  const now = shotAt(table, frame)
  return now && clipSeconds(now, frame, table)
}

function whyNoClip(url: string | undefined, table: FrameTable): string | undefined {
  if (!url) return words.noClip
  return table.shots.some(({ shot }) => shot.sourceTime !== undefined) ? undefined : words.noMoments
}

/** The sound file under the board, else the clip at the moment of each shot; and its switch. */
export function PlaySound({ project, table }: { readonly project: Project; readonly table: FrameTable }) {
  const { frame, playing, sound } = usePlay()
  const audio = useRef<HTMLAudioElement>(null)
  const [refused, setRefused] = useState<string>()
  const { video, sound: own } = project
  const clipUrl = useClipUrl(own ? undefined : video && (video.blob ?? video.name))
  const ownUrl = useSoundUrl(own?.blob)
  const url = own ? ownUrl : clipUrl
  const at = heardAt(own, table, frame)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another element.
  useEffect(() => {
    if (audio.current) audio.current.volume = own?.level ?? 1
  }, [own?.level, url])
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
  const why = url && refused === url ? words.cannotHear : own ? undefined : whyNoClip(url, table)
  return (
    <>
      {url && (
        // biome-ignore lint/a11y/useMediaCaption: what is said is in the captions of the board.
        <audio src={url} ref={audio} preload="auto" onError={() => setRefused(url)} />
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
        <span>{own ? words.soundFile : words.sound}</span>
      </button>
    </>
  )
}
