import { useState } from 'react'
import { identityFor, identityFrame } from '../../domain/clip/frames.ts'
import { pendingFrames } from '../../domain/clip/missing-frames.ts'
import type { Frame } from '../../domain/project/project.ts'
import { chooseIdentityFrame } from '../../store/project/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useReach } from '../../store/settings/store.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { clipWords as words } from '../words/en/clip.ts'
import { seconds } from '../words/format.ts'
import { FirstSight } from './FirstSight.tsx'
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
  const pending = pendingFrames(project)
  // A mark that goes along with each frame that comes would say nothing.
  const marked = pending.length === 0 || project.identityFrame ? identity : undefined
  const waiting = pending.map((time) => ({ time, frame: undefined }))
  const places = [...project.frames.map((frame) => ({ time: frame.time, frame })), ...waiting]
  const ratio = project.video.info ? project.video.info.width / project.video.info.height : 16 / 9
  return (
    <section className="panel frames-panel" aria-label={words.partAndFrames}>
      <TrimTimeline video={project.video} />
      <Lazy when>
        <ClipCut />
      </Lazy>
      <ul className="frames" aria-label={words.frames} style={{ ['--frame-ratio' as string]: String(ratio) }}>
        {places
          .toSorted((a, b) => a.time - b.time)
          .map(({ time, frame }) =>
            frame ? (
              <FrameThumb key={time} frame={frame} chosen={frame.id === marked?.id} />
            ) : (
              <li key={time} className="frame is-waiting" aria-hidden>
                <FirstSight time={time} />
              </li>
            ),
          )}
      </ul>
      <p className="quiet frames-note">
        <span>
          {words.frameCount(project.frames.length)}
          {marked && ` · ${words.identityMarked}`}
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
      <Lazy when={changing} asked="dialog" onClose={() => setChanging(false)}>
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
      <FirstSight time={frame.time} />
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
