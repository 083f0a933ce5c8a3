import type { DrawnReceipt, Take } from '../board/shot.ts'
import type { SheetId } from '../ids.ts'
import { allShots, type Project } from '../project/project.ts'
import type { Sheet } from './sheet.ts'

/** The take that each cell of a sheet became, by cell; deleted takes count no more. */
export function takesOfSheet(project: Project, { id }: Pick<Sheet, 'id'>): ReadonlyMap<number, Take> {
  const takes = allShots(project).flatMap((shot) => shot.takes)
  const own = takes.filter((take) => take.draft?.sheet === id && take.deletedAt === undefined)
  return new Map(own.map((take) => [take.draft?.cell ?? 0, take]))
}

/** How a take was drawn that is cut from a sheet; it has its share of the cost. */
export function receiptOfCell({ receipt, shots }: Sheet, cell: number): DrawnReceipt | undefined {
  const asked = shots[cell]
  if (!asked) return undefined
  const { cost, own, digests: _, fields: __, ...rest } = receipt
  const { number, shotText, fields, digests } = asked
  return {
    ...rest,
    number,
    shotText,
    ...(fields ? { fields } : {}),
    ...(digests ? { digests } : {}),
    ...(cost === undefined ? {} : { cost: cost / shots.length }),
    ...(own === undefined ? {} : { own: own / shots.length }),
  }
}

/** The project with a sheet changed; a sheet that is gone stays gone. */
export const withSheetChanged = (project: Project, id: SheetId, change: (sheet: Sheet) => Sheet): Project =>
  project.sheets?.some((sheet) => sheet.id === id)
    ? { ...project, sheets: project.sheets.map((sheet) => (sheet.id === id ? change(sheet) : sheet)) }
    : project

/** The number of a sheet, counted from 1; a deleted one keeps its own while it is kept. */
export const numberOfSheet = ({ sheets = [] }: Project, { id }: Pick<Sheet, 'id'>): number =>
  sheets.findIndex((sheet) => sheet.id === id) + 1

export const withSheet = (project: Project, sheet: Sheet): Project => ({
  ...project,
  sheets: [...(project.sheets ?? []), sheet],
})
