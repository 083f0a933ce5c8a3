import type { ShotId } from '../../domain/ids.ts'
import { useFindings } from '../../store/findings/store.ts'
import { FindingMark } from './FindingMark.tsx'
import { useFindingsCounted } from './use-findings.ts'

/** All findings of a row of the table, where arrows lead and not Tab. */
export function RowFindings({ id }: { readonly id: ShotId }) {
  useFindingsCounted()
  const fields = useFindings((state) => state.fields.get(id))
  return (
    <>
      <FindingMark id={id} tabIndex={-1} />
      {fields?.map((field) => (
        <FindingMark key={field} id={id} field={field} tabIndex={-1} />
      ))}
    </>
  )
}
