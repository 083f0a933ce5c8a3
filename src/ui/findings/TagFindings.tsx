import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import type { ShotId } from '../../domain/ids.ts'
import { useFindings } from '../../store/findings/store.ts'
import { FindingMark } from './FindingMark.tsx'
import { useBoardFindings } from './use-findings.ts'

interface TagFindingsProps {
  readonly id: ShotId
  /** Keys of the tags that are shown, in order. */
  readonly tags: readonly string[]
}

/** The findings about one shot, each beside the tag of its field; those without a tag go last. */
export function TagFindings({ id, tags }: TagFindingsProps) {
  useBoardFindings()
  const fields = useFindings((state) => state.fields.get(id)) ?? NONE
  return fields.map((field) => (
    <li
      key={field}
      className="finding-tag"
      style={{ order: tags.includes(field) ? tags.indexOf(field) : tags.length }}
    >
      <FindingMark id={id} field={field} />
    </li>
  ))
}

const NONE: readonly ShotFieldKey[] = []
