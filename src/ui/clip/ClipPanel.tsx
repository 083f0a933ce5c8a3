import { Film, Play, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { middleTime } from '../../domain/clip/sample-times.ts'
import type { Video } from '../../domain/project/project.ts'
import { clearProblem } from '../../store/jobs/problems.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { PREVIEW_RATIO } from '../board/preview-ratio.ts'
import { Alert } from '../kit/Alert.tsx'
import { FileInput, VIDEO_TYPES } from '../kit/FileInput.tsx'
import { useBlobUrl, useClipUrl } from '../kit/use-blob-url.ts'
import { takeVideo } from '../library/import-files.ts'
import { clipWords as words } from '../words/en/clip.ts'
import { clock, fileSize, resolution } from '../words/format.ts'
import { FirstSight } from './FirstSight.tsx'

export function ClipPanel() {
  const video = useProjectStore(({ project }) => project?.video)
  const problem = useProjectStore(({ problems }) => problems.video)
  return (
    <section className="panel" aria-labelledby="clip-title">
      <div className="panel-head">
        <h2 id="clip-title">{words.title}</h2>
        {video?.info && (
          <span className="quiet figures">
            {clock(video.info.duration)} · {resolution(video.info)}
          </span>
        )}
      </div>
      {video ? <Preview key={video.blob ?? video.name} video={video} /> : <EmptyClip />}
      {problem && <Alert problem={problem} onClose={() => clearProblem('video')} />}
    </section>
  )
}

function EmptyClip() {
  const reading = useJobStore(({ job }) => job?.kind === 'sample')
  return (
    <FileInput label={words.file} accept={VIDEO_TYPES} className="drop-tile" onFiles={takeVideo}>
      <Film aria-hidden />
      <strong>{reading ? words.reading : words.drop}</strong>
      <span>{reading ? '' : words.choose}</span>
    </FileInput>
  )
}

function Preview({ video }: { readonly video: Video }) {
  const [playing, setPlaying] = useState(false)
  const [unplayable, setUnplayable] = useState(false)
  const still = useBlobUrl(video.preview?.blob)
  const clip = useClipUrl(playing ? (video.blob ?? video.name) : undefined)
  const ratio = video.info ? video.info.width / video.info.height : 16 / 9
  return (
    <>
      <div className="preview" style={{ aspectRatio: String(Math.max(ratio, PREVIEW_RATIO)) }}>
        {playing && clip && !unplayable ? (
          // biome-ignore lint/a11y/useMediaCaption: a user's own clip has no captions.
          <video
            src={clip}
            controls
            autoPlay
            playsInline
            aria-label={words.title}
            onError={() => {
              setUnplayable(true)
              setPlaying(false)
            }}
          />
        ) : (
          <>
            {!still && <span className="skeleton" />}
            {video.window && <FirstSight time={middleTime(video.window)} />}
            {still && <img src={still} alt={words.preview} />}
            {still && !unplayable && (
              <button type="button" className="play" aria-label={words.play} onClick={() => setPlaying(true)}>
                <Play aria-hidden />
              </button>
            )}
          </>
        )}
        <FileInput label={words.file} accept={VIDEO_TYPES} className="replace" onFiles={takeVideo}>
          <RefreshCw aria-hidden />
          {words.replace}
        </FileInput>
      </div>
      {unplayable && <p className="quiet">{words.unplayable}</p>}
      <p className="quiet file-name" title={video.name}>
        <bdi>{video.name}</bdi> · {fileSize(video.bytes)}
      </p>
    </>
  )
}
