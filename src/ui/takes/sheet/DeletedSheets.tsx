import type { Project } from '../../../domain/project/project.ts'
import { numberOfSheet } from '../../../domain/takes/cut-takes.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { restoreSheet } from '../../../store/takes/sheets.ts'
import { Button } from '../../kit/Button.tsx'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { stepWords } from '../../words/en/steps.ts'

/** The sheets that were deleted and can be restored; nothing where there is none. */
export function DeletedSheets({ project }: { readonly project: Project }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const deleted = project.sheets?.filter(({ deletedAt }) => deletedAt !== undefined) ?? []
  if (deleted.length === 0) return null
  return (
    <details>
      <summary>{words.deleted(deleted.length)}</summary>
      <ul className="deleted-takes">
        {deleted.map((sheet) => {
          const name = words.sheet(numberOfSheet(project, sheet))
          return (
            <li key={sheet.id}>
              {name}
              <Button
                why={readOnly ? stepWords.whyNot.readOnly : undefined}
                onClick={() => restoreSheet(sheet.id)}
              >
                {words.restore}
                <span className="visually-hidden"> {name}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
