import * as v from 'valibot'
import { digests } from '../board/reference-schema.ts'
import { drawnSchema, shownFields } from '../board/shot-schema.ts'
import type { BlobId, SheetId, ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import {
  type Entries,
  from,
  id,
  instant,
  line,
  list,
  pictureMime,
  pixels,
  text,
  whole,
} from '../project/schema-parts.ts'
import type { Sheet, SheetShot } from './sheet.ts'
import {
  CELL_STATES,
  type CutLines,
  type EditedCell,
  type EditedCells,
  type PixelRectangle,
} from './sheet-cells.ts'

const sheetShot = v.object({
  shot: id<ShotId>(),
  number: line,
  shotText: text,
  fields: v.exactOptional(shownFields),
  digests: v.exactOptional(digests),
} satisfies Entries<SheetShot>)

const at = whole(0, LIMITS.pixels)
const editedCell = v.object({
  cell: whole(0, LIMITS.cells - 1),
  rectangle: v.object({ x: at, y: at, width: pixels, height: pixels } satisfies Entries<PixelRectangle>),
  state: v.picklist(CELL_STATES),
} satisfies Entries<EditedCell>)
const cut = v.object({
  // A sheet is levelled by a few degrees at most.
  turn: from(-45, 45),
  cells: list(editedCell, LIMITS.cells),
} satisfies Entries<EditedCells>)
const along = v.pipe(list(at, LIMITS.cells + 1), v.minLength(2))
const lines = v.object({ columns: along, rows: along } satisfies Entries<CutLines>)

export const sheetSchema: v.GenericSchema<unknown, Sheet> = v.object({
  id: id<SheetId>(),
  blob: id<BlobId>(),
  width: pixels,
  height: pixels,
  mime: pictureMime,
  rows: whole(1, LIMITS.cells),
  columns: whole(1, LIMITS.cells),
  aspect: from(0.01, 100),
  shots: list(sheetShot, LIMITS.cells),
  receipt: drawnSchema,
  cut: v.exactOptional(cut),
  lines: v.exactOptional(lines),
  deletedAt: v.exactOptional(instant),
} satisfies Entries<Sheet>)
