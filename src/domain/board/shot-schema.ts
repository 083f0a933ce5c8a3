import * as v from 'valibot'
import { ENGINE_IDS } from '../engines/engine-choice.ts'
import type { BlobId, SeveralId, SheetId, ShotId, TakeId } from '../ids.ts'
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
  seconds,
  text,
  whole,
} from '../project/schema-parts.ts'
import type { Spot } from './marks.ts'
import { CONTINUITIES } from './reference.ts'
import { digests, parameters, referenceList, sentList } from './reference-schema.ts'
import type { DraftOf, DrawnReceipt, OwnReceipt, Shot, ShownFields, Take, UpscaledTake } from './shot.ts'
import { SHOT_FIELD_ROWS, type ShotField, type ShotPlan } from './shot-fields.ts'

function schemaFor(field: ShotField) {
  switch (field.kind) {
    case 'term':
      return v.picklist(field.terms)
    case 'seconds':
      return seconds
    case 'line':
      return line
    // Notes of earlier versions, which had no limit, are entries now.
    case 'list':
      return list(text, LIMITS.list)
    case 'text':
      return text
  }
}

/** Earlier versions allowed a duration of 0, which stays, and one of any length, which is cut. */
const kept = (field: ShotField) =>
  field.kind === 'seconds'
    ? v.pipe(
        seconds,
        v.transform((value) => Math.min(value, field.most)),
      )
    : schemaFor(field)

/** Schemas of the table's fields. */
const fields = Object.fromEntries(
  SHOT_FIELD_ROWS.map(([key, field]) => [key, field.required ? kept(field) : v.exactOptional(kept(field))]),
) as unknown as {
  [Key in keyof ShotPlan]-?: undefined extends ShotPlan[Key]
    ? v.ExactOptionalSchema<v.GenericSchema<Exclude<ShotPlan[Key], undefined>>, undefined>
    : v.GenericSchema<ShotPlan[Key]>
}

export const shownFields = v.object(
  Object.fromEntries(
    SHOT_FIELD_ROWS.map(([key, field]) => [key, v.exactOptional(v.nullable(schemaFor(field)))]),
  ),
) as unknown as v.GenericSchema<unknown, ShownFields>

export const drawnSchema = v.object({
  engine: v.picklist(ENGINE_IDS),
  model: line,
  prompt: text,
  cutPrompt: v.exactOptional(v.literal(true)),
  number: v.exactOptional(line),
  shotText: text,
  fields: v.exactOptional(shownFields),
  references: sentList,
  seed: v.exactOptional(v.number()),
  parameters: v.exactOptional(parameters),
  parent: v.exactOptional(id<TakeId>()),
  apart: v.exactOptional(v.literal(true)),
  digests: v.exactOptional(digests),
  host: v.exactOptional(line),
  cost: v.exactOptional(from(0, 1e6)),
  own: v.exactOptional(from(0, 1e6)),
  ms: from(0, 1e10),
  at: instant,
} satisfies Entries<DrawnReceipt>)

const own = v.object({ file: line, number: line, at: instant } satisfies Entries<OwnReceipt>)

const upscaled = v.object({
  blob: id<BlobId>(),
  mime: v.exactOptional(pictureMime),
  scale: from(1, 16),
  model: line,
  backend: line,
  ms: from(0, 1e10),
} satisfies Entries<UpscaledTake>)

const spot = v.object({ x: from(0, 1), y: from(0, 1) } satisfies Entries<Spot>)

const take = v.object({
  id: id<TakeId>(),
  blob: id<BlobId>(),
  width: pixels,
  height: pixels,
  mime: pictureMime,
  focus: v.exactOptional(spot),
  focusByHand: v.exactOptional(spot),
  receipt: v.union([drawnSchema, own]),
  upscaled: v.exactOptional(upscaled),
  starred: v.exactOptional(v.literal(true)),
  draft: v.exactOptional(
    v.object({ sheet: id<SheetId>(), cell: whole(0, LIMITS.cells - 1) } satisfies Entries<DraftOf>),
  ),
  several: v.exactOptional(id<SeveralId>()),
  deletedAt: v.exactOptional(instant),
} satisfies Entries<Take>)

export const shotSchema: v.GenericSchema<unknown, Shot> = v.object({
  ...fields,
  id: id<ShotId>(),
  takes: list(take, LIMITS.list),
  chosenTake: v.exactOptional(id<TakeId>()),
  byModel: v.exactOptional(v.literal(true)),
  number: v.exactOptional(line),
  omitted: v.exactOptional(v.literal(true)),
  references: v.exactOptional(referenceList),
  continuity: v.exactOptional(v.picklist(CONTINUITIES)),
  wordsOnly: v.exactOptional(v.boolean()),
} satisfies Entries<Shot>)
