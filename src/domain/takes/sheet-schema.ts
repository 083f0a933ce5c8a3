import * as v from 'valibot'
import { digests } from '../board/reference-schema.ts'
import { drawnSchema, shownFields } from '../board/shot-schema.ts'
import type { BlobId, SheetId, ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import {
  type Entries,
  from,
  id,
  line,
  list,
  pictureMime,
  pixels,
  text,
  whole,
} from '../project/schema-parts.ts'
import type { Sheet, SheetShot } from './sheet.ts'

const sheetShot = v.object({
  shot: id<ShotId>(),
  number: line,
  shotText: text,
  fields: v.exactOptional(shownFields),
  digests: v.exactOptional(digests),
} satisfies Entries<SheetShot>)

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
} satisfies Entries<Sheet>)
