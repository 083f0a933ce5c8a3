import * as v from 'valibot'
import type { BlobId, FrameId, ReferenceFileId, ReferenceId, StyleId, TakeId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import { type Entries, from, id, line, list, pixels, seconds, whole } from '../project/schema-parts.ts'
import {
  type Digests,
  INGREDIENTS,
  REFERENCE_ROLES,
  type Rectangle,
  type ReferenceEntry,
  type ReferenceFile,
  type ReferenceSource,
  type SentReference,
  SHEET_TAKES,
} from './reference.ts'

/** A part with no width or height is none; rounding may carry an edge a little outside. */
export const rectangle = v.pipe(
  v.object({
    x: from(0, 1),
    y: from(0, 1),
    width: from(Number.EPSILON, 1),
    height: from(Number.EPSILON, 1),
  } satisfies Entries<Rectangle>),
  v.check(({ x, y, width, height }) => x + width <= 1 + 1e-6 && y + height <= 1 + 1e-6),
)

const source: v.GenericSchema<unknown, ReferenceSource> = v.variant('kind', [
  v.object({ kind: v.literal('frame'), frame: id<FrameId>() }),
  v.object({ kind: v.literal('crop'), frame: id<FrameId>(), rectangle }),
  v.object({ kind: v.literal('take'), take: id<TakeId>(), rectangle: v.exactOptional(rectangle) }),
  v.object({ kind: v.literal('style'), style: v.exactOptional(id<StyleId>()) }),
  v.object({ kind: v.literal('file'), file: id<ReferenceFileId>() }),
  v.object({
    kind: v.literal('sheet'),
    takes: v.pipe(v.array(id<TakeId>()), v.minLength(1), v.maxLength(SHEET_TAKES)),
  }),
])

const role = v.picklist(REFERENCE_ROLES)

const entry = v.object({
  id: id<ReferenceId>(),
  role,
  source,
  words: v.exactOptional(line),
} satisfies Entries<ReferenceEntry>)

export const referenceList: v.GenericSchema<unknown, readonly ReferenceEntry[]> = list(
  entry,
  LIMITS.references,
)

const sent = v.object({
  role,
  source: v.exactOptional(source),
  time: v.exactOptional(seconds),
  shot: v.exactOptional(line),
  take: v.exactOptional(whole(1, LIMITS.list)),
  own: v.exactOptional(v.literal(true)),
  name: v.exactOptional(line),
  words: v.exactOptional(line),
  sha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  kept: v.exactOptional(id<BlobId>()),
} satisfies Entries<SentReference>)

export const sentList: v.GenericSchema<unknown, readonly SentReference[]> = list(sent, LIMITS.references)

export const digests: v.GenericSchema<unknown, Digests> = v.object(
  v.entriesFromList(INGREDIENTS, v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)))),
)

/** The call's parameters beside model, prompt and pictures. */
export const parameters = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(100)), v.union([line, v.number(), v.boolean()])),
  v.check((all) => Object.keys(all).length <= LIMITS.parameters),
)

export const referenceFile: v.GenericSchema<unknown, ReferenceFile> = v.object({
  id: id<ReferenceFileId>(),
  blob: id<BlobId>(),
  name: line,
  width: pixels,
  height: pixels,
} satisfies Entries<ReferenceFile>)
