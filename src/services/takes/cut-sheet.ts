import type { SheetApi } from '../../../workers/takes/sheet/sheet.api.ts'
import type { Grid } from '../../domain/takes/grid.ts'
import type { FoundCells, PixelRectangle } from '../../domain/takes/sheet-cells.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'

const startSheetWorker = () =>
  new Worker(new URL('../../../workers/takes/sheet/sheet.worker.ts', import.meta.url), { type: 'module' })

/**
 * Finds the cells of a sheet, in a worker of its own; undefined where there is no such grid.
 * @throws AppError `picture-unreadable`, `worker-crashed`, `cancelled`
 */
export const findCells = (sheet: Blob, asked: Grid, signal: AbortSignal): Promise<FoundCells | undefined> =>
  runWorker<SheetApi, FoundCells | undefined>(startSheetWorker, (worker) => worker.find(sheet, asked), signal)

/**
 * Cuts parts out of a sheet that is turned by an angle in degrees, as PNG.
 * @throws AppError `picture-unreadable`, `worker-crashed`, `cancelled`
 */
export const cutCells = (
  sheet: Blob,
  turn: number,
  parts: readonly PixelRectangle[],
  { signal } = new AbortController(),
): Promise<readonly Blob[]> =>
  runWorker<SheetApi, readonly Blob[]>(startSheetWorker, (worker) => worker.cut(sheet, turn, parts), signal)
