import { type Frame, identityFrame } from '../domain/project.ts'
import { sampleTimes } from '../domain/sampling.ts'
import { chooseIdentityFrame, useProjectStore } from '../store/project-store.ts'
import { seconds } from './format.ts'
import { useBlobUrl } from './use-blob-url.ts'

/** The sampled frames in order of time; the chosen one tells an image model who and where. */
export function FrameStrip() {
  const project = useProjectStore((state) => state.project)
  const window = project?.video?.window
  if (!project || !window) return null
  const identity = identityFrame(project)
  const waiting = Math.max(0, sampleTimes(window).length - project.frames.length)
  const ratio = project.video?.info ? project.video.info.width / project.video.info.height : 16 / 9
  return (
    <>
      <ul className="frames" aria-label="Frames" style={{ ['--frame-ratio' as string]: String(ratio) }}>
        {project.frames.map((frame) => (
          <FrameThumb key={frame.id} frame={frame} chosen={frame.id === identity?.id} />
        ))}
        {Array.from({ length: waiting }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike.
          <li key={index} className="frame waiting" aria-hidden />
        ))}
      </ul>
      <p className="quiet">
        {project.frames.length === 1 ? '1 frame' : `${project.frames.length} frames`}
        {identity && ' · identity frame marked'}
      </p>
    </>
  )
}

function FrameThumb({ frame, chosen }: { readonly frame: Frame; readonly chosen: boolean }) {
  const url = useBlobUrl(frame.blob)
  const at = seconds(frame.time)
  return (
    <li className={chosen ? 'frame chosen' : 'frame'}>
      {url && <img src={url} alt={`Frame at ${at}`} />}
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={`Identity frame, ${at}`}
        title={`${at}: ${chosen ? 'the identity frame, which keeps people and place' : 'make this the identity frame'}`}
        onClick={() => chooseIdentityFrame(frame.id)}
      />
    </li>
  )
}
