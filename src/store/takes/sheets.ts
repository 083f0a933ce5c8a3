import type { Take } from '../../domain/board/shot.ts'
import { shotsOnSheet } from '../../domain/consent/sheet-plans.ts'
import type { BlobId, ShotId, TakeId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { receiptOfCell, takesOfSheet } from '../../domain/takes/cut-takes.ts'
import { withOwnTake, withOwnTakeShown } from '../../domain/takes/own-picture.ts'
import type { Sheet } from '../../domain/takes/sheet.ts'
import type { EditedCell, FoundCells } from '../../domain/takes/sheet-cells.ts'
import { inSheets } from '../../domain/takes/sheet-grid.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { cutCells, findCells } from '../../services/takes/cut-sheet.ts'
import { start } from '../jobs/run.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { openedProject } from '../project/store.ts'
import { loadPicture } from './lost-pictures.ts'

/** The shots of each draft sheet of the board. */
export const sheetsOfBoard = (project: Project): readonly (readonly ShotId[])[] =>
  inSheets(shotsOnSheet(project).map(({ id }) => id))

/** Draws the board as draft sheets. */
export const drawBoardSheets = (): Promise<void> => start('draw', { sheets: sheetsOfBoard(openedProject()) })

/**
 * Finds the cells of a sheet; undefined where it does not show the grid that was asked for.
 * @throws AppError
 */
export const findSheetCells = async (sheet: Sheet, signal: AbortSignal): Promise<FoundCells | undefined> =>
  findCells(await pictureOf(sheet), sheet, signal)

async function pictureOf({ blob }: Sheet): Promise<Blob> {
  const picture = await loadPicture(blob)
  if (!picture) throw new AppError('picture-gone')
  return picture
}

/**
 * Cuts cells out of a sheet and makes each a take of its shot, which shows it. Cells that are takes
 * already, and those of shots that are gone, are left out.
 * @throws AppError
 */
export async function keepCells(sheet: Sheet, turn: number, cells: readonly EditedCell[]): Promise<void> {
  const { id } = openedProject()
  const kept = takesOfSheet(openedProject(), sheet)
  const wanted = cells.filter(({ cell }) => !kept.has(cell) && shotOf(openedProject(), sheet, cell))
  const parts = wanted.map(({ rectangle }) => rectangle)
  const pictures = await cutCells(await pictureOf(sheet), turn, parts)
  const cut = wanted.flatMap(({ cell, rectangle: { width, height } }, i) => {
    const [picture, receipt] = [pictures[i], receiptOfCell(sheet, cell)]
    const shot = shotOf(openedProject(id), sheet, cell)
    if (!picture || !receipt || !shot) return []
    const take: Take = {
      id: newId<TakeId>(),
      blob: newId<BlobId>(),
      width,
      height,
      mime: picture.type,
      draft: { sheet: sheet.id, cell },
      receipt,
    }
    return [{ shot, take, picture }]
  })
  const put = commitProject(
    (project) => cut.reduce((now, { shot, take }) => withOwnTake(now, shot, take), project),
    new Map(cut.map(({ take, picture }) => [take.blob, picture])),
  )
  editProject(
    (project) => cut.reduce((now, { shot, take }) => withOwnTakeShown(now, shot.id, take.id), project),
    { edit: 'keep-drafts' },
  )
  await put
}

/** The shot of a cell, while it is on the board. */
const shotOf = (project: Project, sheet: Sheet, cell: number) =>
  project.shots.find(({ id }) => id === sheet.shots[cell]?.shot)

/** Draft sheets, the newest first. */
export const newestSheets = ({ sheets = [] }: Project): readonly Sheet[] => sheets.toReversed()
