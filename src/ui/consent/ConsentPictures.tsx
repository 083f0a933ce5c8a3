import type { Frame, Project } from '../../domain/project/project.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import { withholdFrame } from '../../store/consent/store.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { consentWords as words } from '../words/en/consent.ts'
import { seconds } from '../words/format.ts'
import { referenceText } from '../words/reference-text.ts'

/** One picture for one use: shots that share it show it once. */
export const keyOf = ({ role, blob, source, words: said }: PlannedReference): string =>
  JSON.stringify([role, blob, source, said])

/**
 * The pictures that are drawn from, each with what is taken from it; nothing where none goes along.
 */
export function References({ references }: { readonly references: readonly PlannedReference[] }) {
  if (references.length === 0) return null
  return (
    <ul className="sending-references" aria-label={words.picturesToSend}>
      {references.map((reference) => (
        <li key={keyOf(reference)}>
          {reference.blob && <Picture blob={reference.blob} alt={referenceText(reference)} />}
          <span className="quiet">
            {words.reference(referenceText(reference), words.uses[reference.role])}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A frame of the clip, and whether it goes along. */
export function FrameChoice({ frame, project }: { readonly frame: Frame; readonly project: Project }) {
  const url = useBlobUrl(frame.blob)
  const goes = !project.settings.withheld?.includes(frame.id)
  return (
    <li className={goes ? 'sending-frame' : 'sending-frame is-kept'}>
      <label>
        {url && <img src={url} alt="" />}
        <span className="sending-frame-name">
          <input
            type="checkbox"
            checked={goes}
            onChange={(event) => withholdFrame(frame.id, !event.target.checked)}
          />
          <span className="figures">{seconds(frame.time)}</span>
        </span>
      </label>
    </li>
  )
}

export function Picture({ blob, alt }: { readonly blob: Frame['blob']; readonly alt: string }) {
  const url = useBlobUrl(blob)
  return url ? <img src={url} alt={alt} /> : null
}
