import type { Shot } from '../../domain/board/shot.ts'
import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import { secondsOf } from '../../domain/findings/reading-time.ts'
import { useFindings } from '../../store/findings/store.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { seconds as secondsText } from '../words/format.ts'
import { FindingMark } from './FindingMark.tsx'
import { useFindingsCounted } from './use-findings.ts'

interface TagFindingsProps {
  readonly shot: Shot
  /** Keys of the tags that are shown, in order. */
  readonly tags: readonly string[]
}

/**
 * What is known of a shot beside its tags: the duration that is assumed, and the findings about it
 * alone, each beside the tag of its field; those without a tag go last.
 */
export function TagFindings({ shot, tags }: TagFindingsProps) {
  useFindingsCounted()
  const fields = useFindings((state) => state.fields.get(shot.id)) ?? NONE
  const { seconds, assumed } = secondsOf(shot)
  return (
    <>
      {assumed && (
        <li className="is-assumed" style={{ ['--at' as string]: tags.length }}>
          {words.assumed(secondsText(seconds))}
        </li>
      )}
      {fields.map((field) => (
        <li
          key={field}
          className="finding-tag"
          style={{ ['--at' as string]: tags.includes(field) ? tags.indexOf(field) : tags.length }}
        >
          <FindingMark id={shot.id} field={field} />
        </li>
      ))}
    </>
  )
}

const NONE: readonly ShotFieldKey[] = []
