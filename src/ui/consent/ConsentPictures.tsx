import type { Frame, Project } from '../../domain/project/project.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import { withholdFrame } from '../../store/consent/store.ts'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { ReferencePicture } from '../takes/references/ReferencePicture.tsx'
import { consentWords as words } from '../words/en/consent.ts'
import { referenceListWords } from '../words/en/reference-list.ts'
import { number, seconds } from '../words/format.ts'
import { referenceText } from '../words/reference-text.ts'

const { roles } = referenceListWords

/** One picture for one use: shots that share it show it once. */
export const keyOf = ({ role, blob, source, words: said }: PlannedReference): string =>
  JSON.stringify([role, blob, source, said])

interface ReferencesProps {
  readonly references: readonly PlannedReference[]
  /** What the list is. */
  readonly name: string
  /** They stand in the order in which they are sent. */
  readonly ordered: boolean
  readonly isSmall?: boolean
}

/**
 * The pictures that are drawn from, each with what is taken from it; nothing where none goes along.
 */
export function References({ references, name, ordered, isSmall }: ReferencesProps) {
  if (references.length === 0) return null
  return (
    <ol className={isSmall ? 'sending-references is-small' : 'sending-references'} aria-label={name}>
      {references.map((reference, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list may name one picture twice.
        <li key={`${i} ${keyOf(reference)}`}>
          <span className="sending-picture">
            <ReferencePicture reference={reference} alt={referenceText(reference)} />
            {ordered && <span className="sending-place figures">{number(i + 1)}</span>}
          </span>
          <span className="chip">{roles[reference.role]}</span>
          <span className="quiet">
            {words.reference(referenceText(reference), words.uses[reference.role])}
          </span>
        </li>
      ))}
    </ol>
  )
}

interface FrameChoiceProps {
  readonly frame: Frame
  readonly project: Project
  /** It may be left out although nobody took it out: some models look at a few frames only. */
  readonly isSent: boolean
}

/** A frame of the clip, and whether it goes along. */
export function FrameChoice({ frame, project, isSent }: FrameChoiceProps) {
  const url = useBlobUrl(frame.blob)
  const goes = !project.settings.withheld?.includes(frame.id)
  return (
    <li className={isSent ? 'sending-frame' : 'sending-frame is-kept'}>
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
