import { Settings2 } from 'lucide-react'
import type { Shot } from '../../domain/board/shot.ts'
import { chooseShot } from '../../store/board/chosen-shot.ts'
import { afterPaint } from '../kit/after-paint.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { boardWords } from '../words/en/board.ts'
import { cameraId } from './inspector/camera-id.ts'
import { shotTags } from './shot-tags.ts'

const TagFindings = lazyComponent(async () => (await import('../findings/TagFindings.tsx')).TagFindings)

interface ShotCameraProps {
  readonly shot: Shot
  readonly number: string
  /** The inspector shows this shot. */
  readonly chosen: boolean
}

/** The camera line of a card; a button over it opens the inspector. */
export function ShotCamera({ shot, number, chosen }: ShotCameraProps) {
  const tags = shotTags(shot)
  return (
    <div className="shot-camera">
      <ul className="tags" aria-label={boardWords.grammar}>
        {tags.map((tag, order) => (
          <li
            key={tag.key}
            className={tag.key === 'duration' ? 'tag-time' : undefined}
            style={{ ['--at' as string]: order }}
          >
            {tag.words}
          </li>
        ))}
        <Lazy when>
          <TagFindings shot={shot} tags={tags.map(({ key }) => key)} />
        </Lazy>
      </ul>
      {tags.every(({ key }) => key === 'duration') && <span className="quiet">{boardWords.noCamera}</span>}
      <button
        type="button"
        id={cameraId(shot.id)}
        className="shot-camera-open"
        title={boardWords.cameraHint}
        aria-label={boardWords.camera(number)}
        aria-expanded={chosen}
        onClick={() => afterPaint(() => chooseShot(shot.id, true))}
      />
      <Settings2 aria-hidden />
    </div>
  )
}
