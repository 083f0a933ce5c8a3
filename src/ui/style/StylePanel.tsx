import { ImageIcon, RefreshCw } from 'lucide-react'
import { clearProblem } from '../../store/jobs/problems.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { cancelStyle, useStyleImport } from '../../store/style/style.ts'
import { PREVIEW_RATIO } from '../board/preview-ratio.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES } from '../kit/FileInput.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takeStyle } from '../library/import-files.ts'
import { styleWords as words } from '../words/en/style.ts'

const MoreStyles = lazyComponent(async () => (await import('./MoreStyles.tsx')).MoreStyles)

export function StylePanel() {
  const style = useProjectStore(({ project }) => project?.style)
  const problem = useProjectStore(({ problems }) => problems.style)
  const url = useBlobUrl(style?.blob)
  return (
    <section className="panel" aria-labelledby="style-title">
      <div className="panel-head">
        <h2 id="style-title">{words.title}</h2>
        {style && (
          <span className="quiet figures">
            {style.width}×{style.height}
          </span>
        )}
      </div>
      {/* Above the preview, because the steps may cover what is below it. */}
      <StyleReading />
      {problem && <Alert problem={problem} onClose={() => clearProblem('style')} />}
      {style ? (
        <>
          <div
            className="preview"
            style={{ aspectRatio: String(Math.max(style.width / style.height, PREVIEW_RATIO)) }}
          >
            {url ? <img src={url} alt={words.preview} /> : <span className="skeleton" />}
            <FileInput label={words.file} accept={IMAGE_TYPES} className="replace" onFiles={takeStyle}>
              <RefreshCw aria-hidden />
              {words.replace}
            </FileInput>
          </div>
          <Lazy when>
            <MoreStyles />
          </Lazy>
        </>
      ) : (
        <FileInput label={words.file} accept={IMAGE_TYPES} className="drop-tile" onFiles={takeStyle}>
          <ImageIcon aria-hidden />
          <strong>{words.drop}</strong>
          <span>{words.choose}</span>
        </FileInput>
      )}
    </section>
  )
}

/** Shown while a picture is slow to read: decoders of photo formats load on first use. */
function StyleReading() {
  const reading = useStyleImport((state) => state.reading)
  if (!reading) return null
  const { name, share } = reading
  const label = share < 1 ? words.fetching : words.reading(name)
  return (
    <div className="notice" role="status">
      <p>{label}</p>
      <Bar label={label} done={share < 1 ? share : undefined} />
      <Button onClick={cancelStyle}>{words.cancel}</Button>
    </div>
  )
}
