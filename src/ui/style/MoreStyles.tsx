import { Plus, X } from 'lucide-react'
import { LIMITS } from '../../domain/project/limits.ts'
import type { MoreStyle } from '../../domain/project/project.ts'
import { isOfOtherStyle, type StyleTeller } from '../../domain/scene/style-source.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { openWho } from '../../store/scene/who.ts'
import { useEngine } from '../../store/settings/store.ts'
import { removeStyle } from '../../store/style/style.ts'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES } from '../kit/FileInput.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takeMoreStyle } from '../library/import-files.ts'
import { styleWords as words } from '../words/en/style.ts'

const NONE: readonly MoreStyle[] = []
const TELLERS: readonly StyleTeller[] = ['read', 'measured']

/** The style pictures after the first one, and the way to add one. */
export function MoreStyles() {
  const more = useProjectStore(({ project }) => project?.moreStyles ?? NONE)
  const readOnly = useProjectStore((state) => state.readOnly)
  const { usesModels } = useEngine('draw')
  const isOld = useProjectStore(
    ({ project }) => project && TELLERS.some((teller) => isOfOtherStyle(project, teller)),
  )
  const isFull = more.length >= LIMITS.styles - 1
  if (readOnly && more.length === 0) return null
  return (
    <div className="more-styles">
      {more.length > 0 && (
        <ul aria-label={words.more}>
          {more.map((style, i) => (
            <Further key={style.id} style={style} at={i + 2} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {!readOnly && !isFull && (
        <FileInput label={words.another} accept={IMAGE_TYPES} className="button" onFiles={takeMoreStyle}>
          <Plus aria-hidden />
          {words.another}
        </FileInput>
      )}
      {isFull && <p className="quiet">{words.full(LIMITS.styles)}</p>}
      {isOld && (
        <p className="quiet">
          {words.wordsElsewhere} <Button onClick={openWho}>{words.lookAtWords}</Button>
        </p>
      )}
      {more.length > 0 && !usesModels && <p className="quiet">{words.firstOnly}</p>}
    </div>
  )
}

interface FurtherProps {
  readonly style: MoreStyle
  /** Its number, counted from 1. */
  readonly at: number
  readonly readOnly: boolean
}

function Further({ style, at, readOnly }: FurtherProps) {
  const url = useBlobUrl(style.blob)
  return (
    <li>
      {url ? <img src={url} alt={words.further(at)} title={style.name} /> : <span className="skeleton" />}
      {!readOnly && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.remove(at)}
          onClick={() => removeStyle(style.id)}
        >
          <X aria-hidden />
        </button>
      )}
    </li>
  )
}
