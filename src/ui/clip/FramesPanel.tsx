import { useState } from 'react'
import { identityFor, identityFrame } from '../../domain/clip/frames.ts'
import { wantedTimes } from '../../domain/clip/sample-times.ts'
import type { Frame } from '../../domain/project/project.ts'
import { chooseIdentityFrame } from '../../store/project/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useReach } from '../../store/settings/store.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { clipWords as words } from '../words/en/clip.ts'
import { seconds } from '../words/format.ts'
import { TrimTimeline } from './TrimTimeline.tsx'

const ClipCut = lazyComponent(async () => (await import('./ClipCut.tsx')).ClipCut)
const FramesDialog = lazyComponent(async () => (await import('./FramesDialog.tsx')).FramesDialog)

/**
 * The window of a long clip and its sampled frames in order of time. The selected frame shows the
 * image model people and place.
 */
export function FramesPanel() {
  const project = useProjectStore((state) => state.project)
  const reach = useReach()
  const [changing, setChanging] = useState(false)
  if (!project?.video?.window) return null
  const identity = identityFor(project, reach)
  const chosen = identityFrame(project)
  const waiting = Math.max(0, wantedTimes(project.video).length - project.frames.length)
  const ratio = project.video.info ? project.video.info.width / project.video.info.height : 16 / 9
  return (
    <section className="panel frames-panel" aria-label={words.partAndFrames}>
      <TrimTimeline video={project.video} />
      <Lazy when>
        <ClipCut />
      </Lazy>
      <ul className="frames" aria-label={words.frames} style={{ ['--frame-ratio' as string]: String(ratio) }}>
        {project.frames.map((frame) => (
          <FrameThumb key={frame.id} frame={frame} chosen={frame.id === identity?.id} />
        ))}
        {Array.from({ length: waiting }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike.
          <li key={index} className="frame is-waiting" aria-hidden />
        ))}
      </ul>
      <p className="quiet frames-note">
        <span>
          {words.frameCount(project.frames.length)}
          {identity && ` · ${words.identityMarked}`}
          {chosen && chosen !== identity && ` · ${words.chosenStays(seconds(chosen.time))}`}
        </span>
        {chosen && (
          <button
            type="button"
            className="link"
            aria-label={words.changeFrames}
            onClick={() => setChanging(true)}
          >
            {words.change}
          </button>
        )}
      </p>
      {project.video.decoder === 'video' && <p className="quiet">{words.rough}</p>}
      <Lazy when={changing}>
        <FramesDialog open={changing} onClose={() => setChanging(false)} />
      </Lazy>
    </section>
  )
}

function FrameThumb({ frame, chosen }: { readonly frame: Frame; readonly chosen: boolean }) {
  const url = useBlobUrl(frame.blob)
  const at = seconds(frame.time)
  return (
    <li className={chosen ? 'frame is-chosen' : 'frame'}>
      {url && <img src={url} alt={words.frameAt(at)} />}
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={words.identityFrame(at)}
        title={chosen ? words.isIdentity(at) : words.makeIdentity(at)}
        onClick={() => chooseIdentityFrame(frame.id)}
      />
    </li>
  )
}
