import { ImageOff } from 'lucide-react'
import type { SentReference } from '../../domain/board/reference.ts'
import type { Project } from '../../domain/project/project.ts'
import { pictureOfSent } from '../../domain/takes/came-from.ts'
import { receiptWords as words } from '../words/en/receipt.ts'
import { referenceText } from '../words/reference-text.ts'
import { ReferencePicture } from './references/ReferencePicture.tsx'
import { useLost } from './use-lost.ts'

interface ReceiptReferencesProps {
  readonly project: Project
  readonly references: readonly SentReference[]
  /** They left this device. */
  readonly wereSent: boolean
}

/** The pictures that a take was drawn from, in their order. */
export function ReceiptReferences({ project, references, wereSent }: ReceiptReferencesProps) {
  const head = wereSent ? words.sent : words.drawnFrom
  return (
    <>
      <p className="receipt-head">{head}</p>
      <ol className="receipt-references" aria-label={head}>
        {references.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a receipt does not change.
          <Row key={place} project={project} reference={one} wereSent={wereSent} />
        ))}
      </ol>
    </>
  )
}

interface RowProps {
  readonly project: Project
  readonly reference: SentReference
  readonly wereSent: boolean
}

function Row({ project, reference, wereSent }: RowProps) {
  const picture = pictureOfSent(project, reference)
  const lost = useLost(picture.blob)
  const isGone = picture.blob === undefined || lost !== undefined
  // A receipt of an earlier version names no picture that could be gone.
  const isNamed = reference.source !== undefined || reference.kept !== undefined
  const name = referenceText(reference)
  const role = words.roles[reference.role]
  return (
    <li>
      <span className="receipt-picture">
        {isGone ? (
          <ImageOff aria-hidden />
        ) : (
          <ReferencePicture reference={picture} alt={words.role(role, name)} />
        )}
      </span>
      <span className="receipt-reference">
        <strong>{role}</strong>
        <span className="quiet" dir="auto">
          {name}
        </span>
        {reference.words && <span dir="auto">{reference.words}</span>}
        {isGone && isNamed && <span className="quiet">{words.gone}</span>}
        {!isGone && wereSent && picture.source && <span className="quiet">{words.asNow}</span>}
      </span>
      {reference.sha256 && (
        <span className="receipt-hash" dir="ltr" title={words.hash(reference.sha256)}>
          {firstDigits(reference.sha256)}
        </span>
      )}
    </li>
  )
}

/** "9f3a 21c0", which is enough to tell pictures apart. */
const firstDigits = (sha256: string) => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`
