import { shotsOnSheet } from '../../domain/board/counted-shots.ts'
import type { Take } from '../../domain/board/shot.ts'
import type { BlobId, SheetId, ShotId, TakeId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { receiptOfCell, takesOfSheet, withSheetChanged } from '../../domain/takes/cut-takes.ts'
import { withOwnTake, withOwnTakeShown } from '../../domain/takes/own-picture.ts'
import type { Sheet } from '../../domain/takes/sheet.ts'
import type { CutLines, EditedCell, EditedCells, FoundCells } from '../../domain/takes/sheet-cells.ts'
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
  // Asked for twice, a cell is kept once.
  const keptSince = takesOfSheet(openedProject(id), sheet)
  const cut = wanted.flatMap(({ cell, rectangle: { width, height } }, i) => {
    const [picture, receipt] = [pictures[i], receiptOfCell(sheet, cell)]
    const shot = shotOf(openedProject(id), sheet, cell)
    if (!picture || !receipt || !shot || keptSince.has(cell)) return []
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

/** Draft sheets that are not deleted, the newest first. */
export const newestSheets = ({ sheets = [] }: Project): readonly Sheet[] =>
  sheets.filter(({ deletedAt }) => deletedAt === undefined).toReversed()

/**
 * Keeps the cells of a sheet as a person left them.
 * @param cell the one that is moved; its moves without a pause are one step of undo
 */
export const changeCells = (id: SheetId, cut: EditedCells, cell?: number): void =>
  editProject((project) => withSheetChanged(project, id, (sheet) => ({ ...sheet, cut })), {
    edit: 'cut-sheet',
    ...(cell === undefined ? {} : { group: `cut:${id}:${cell}` }),
  })

/** Keeps the lines that a person cuts a sheet by. */
export const changeLines = (id: SheetId, lines: CutLines): void =>
  editProject((project) => withSheetChanged(project, id, (sheet) => ({ ...sheet, lines })), {
    edit: 'cut-sheet',
    group: `lines:${id}`,
  })

/** Deletes a sheet; it is kept for a while, and the takes that were cut from it stay. */
export function deleteSheet(id: SheetId): void {
  const deletedAt = Date.now()
  editProject((project) => withSheetChanged(project, id, (sheet) => ({ ...sheet, deletedAt })), {
    edit: 'delete-sheet',
  })
}

export const restoreSheet = (id: SheetId): void =>
  editProject((project) => withSheetChanged(project, id, ({ deletedAt: _, ...sheet }) => sheet), {
    edit: 'restore-sheet',
  })

/** Bytes of a sheet's picture; undefined where it is lost. */
export const bytesOfSheet = async ({ blob }: Sheet): Promise<number | undefined> =>
  (await loadPicture(blob))?.size
