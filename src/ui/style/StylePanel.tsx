import { ImageIcon, RefreshCw } from 'lucide-react'
import { clearProblem } from '../../store/jobs/problems.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { cancelStyle, useStyleImport } from '../../store/style/style.ts'
import { PREVIEW_RATIO } from '../board/preview-ratio.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES } from '../kit/FileInput.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takeStyle } from '../library/import-files.ts'

export function StylePanel() {
  const style = useProjectStore(({ project }) => project?.style)
  const problem = useProjectStore(({ problems }) => problems.style)
  const url = useBlobUrl(style?.blob)
  return (
    <section className="panel" aria-labelledby="style-title">
      <div className="panel-head">
        <h2 id="style-title">Style</h2>
        {style && (
          <span className="quiet figures">
            {style.width}×{style.height}
          </span>
        )}
      </div>
      {/* Above the preview: what is below it may lie under the steps. */}
      <StyleReading />
      {problem && <Alert problem={problem} onClose={() => clearProblem('style')} />}
      {style ? (
        <div
          className="preview"
          style={{ aspectRatio: String(Math.max(style.width / style.height, PREVIEW_RATIO)) }}
        >
          {url ? <img src={url} alt="Style preview" /> : <span className="skeleton" />}
          <FileInput label="Style image" accept={IMAGE_TYPES} className="replace" onFiles={takeStyle}>
            <RefreshCw aria-hidden />
            Replace
          </FileInput>
        </div>
      ) : (
        <FileInput label="Style image" accept={IMAGE_TYPES} className="drop-tile" onFiles={takeStyle}>
          <ImageIcon aria-hidden />
          <strong>Drop a style picture</strong>
          <span>or choose one</span>
        </FileInput>
      )}
    </section>
  )
}

/** A picture that takes its time: the photo formats are fetched when they are first needed. */
function StyleReading() {
  const reading = useStyleImport((state) => state.reading)
  if (!reading) return null
  const { name, share } = reading
  const label = share < 1 ? 'Fetching the photo formats' : `Reading ${name}`
  return (
    <div className="notice" role="status">
      <p>{label}</p>
      <progress aria-label={label} max={1} {...(share < 1 ? { value: share } : {})} />
      <Button onClick={cancelStyle}>Cancel</Button>
    </div>
  )
}
