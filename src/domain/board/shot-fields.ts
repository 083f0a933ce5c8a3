/**
 * Shot sizes from widest to tightest, in the trade's usual order; an insert shows a thing, not a
 * person.
 */
export const SHOT_SIZES = [
  'extreme-wide',
  'wide',
  'full',
  'medium-wide',
  'medium',
  'medium-close',
  'close',
  'extreme-close',
  'insert',
] as const
export type ShotSize = (typeof SHOT_SIZES)[number]

export const SHOT_ANGLES = [
  'eye-level',
  'low',
  'high',
  'overhead',
  'dutch',
  'over-shoulder',
  'point-of-view',
] as const
export type ShotAngle = (typeof SHOT_ANGLES)[number]

export const SHOT_MOVES = [
  'static',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'push-in',
  'pull-out',
  'track-left',
  'track-right',
  'handheld',
] as const
export type ShotMove = (typeof SHOT_MOVES)[number]

/** What the values of a field are. */
type Kind =
  /** Prose of any number of lines. */
  | { readonly kind: 'text' }
  /** A few words. */
  | { readonly kind: 'line' }
  /** One of a list. */
  | { readonly kind: 'term'; readonly terms: readonly string[] }
  /** A time or a length of time. `zero`: none at all is a value too. */
  | { readonly kind: 'seconds'; readonly zero: boolean }

/**
 * What the image model is told of a field: the moment, a part of the camera's sentence, a motion to
 * be caught, what stays from shot to shot, or nothing.
 */
type Told = 'moment' | 'camera' | 'motion' | 'keep' | 'nothing'

/** A row of the table below. */
export type ShotField = Kind & {
  /** Every shot has it; all other fields may be absent. */
  readonly required?: true
  /** The director model is asked for it. */
  readonly asked: boolean
  readonly told: Told
  /** A column of `shots.csv`. */
  readonly inCsv: boolean
  /** A tag on the shot's card. */
  readonly onCard: boolean
}

/**
 * The fields of a shot, in the order in which a model is asked for them. A shot's type, the schema
 * that a model's answer is held to and its reader, the schema of projects, the CSV, the card's tags
 * and the prompts all follow from this table: a new field is a row here, and its words where the
 * compiler asks for them.
 */
const SHOT_FIELDS = {
  /** What is seen, self-contained: no "the same as before". */
  text: { kind: 'text', required: true, asked: true, told: 'moment', inCsv: true, onCard: false },
  size: { kind: 'term', terms: SHOT_SIZES, asked: true, told: 'camera', inCsv: true, onCard: true },
  angle: { kind: 'term', terms: SHOT_ANGLES, asked: true, told: 'camera', inCsv: true, onCard: true },
  move: { kind: 'term', terms: SHOT_MOVES, asked: true, told: 'motion', inCsv: true, onCard: true },
  /** Focal length class as written, for instance "35 mm". */
  lens: { kind: 'line', asked: true, told: 'camera', inCsv: true, onCard: true },
  /** Seconds on screen. */
  duration: { kind: 'seconds', zero: false, asked: true, told: 'nothing', inCsv: true, onCard: true },
  dialogue: { kind: 'text', asked: true, told: 'nothing', inCsv: true, onCard: false },
  notes: { kind: 'text', asked: true, told: 'keep', inCsv: true, onCard: false },
  /** Seconds into the clip of the moment that this shot shows. */
  sourceTime: { kind: 'seconds', zero: true, asked: true, told: 'nothing', inCsv: true, onCard: false },
} as const satisfies Readonly<Record<string, ShotField>>

type Fields = typeof SHOT_FIELDS
export type ShotFieldKey = keyof Fields

/** The keys of the fields whose row has this in it. */
export type KeysWith<Row> = { [Key in ShotFieldKey]: Fields[Key] extends Row ? Key : never }[ShotFieldKey]

/** Every term of every field that has terms. */
export type ShotTerm = Extract<Fields[ShotFieldKey], { readonly kind: 'term' }>['terms'][number]

type RequiredKey = KeysWith<{ readonly required: true }>
type Value<Field> = Field extends { readonly terms: readonly (infer Term)[] }
  ? Term
  : Field extends { readonly kind: 'seconds' }
    ? number
    : string

/** What a director writes for one shot, before the board gives it an id and takes. */
export type ShotPlan = { readonly [Key in RequiredKey]: Value<Fields[Key]> } & {
  readonly [Key in Exclude<ShotFieldKey, RequiredKey>]?: Value<Fields[Key]>
}

export type ShotFieldRow = readonly [key: ShotFieldKey, field: ShotField]

/** The table, row by row. */
export const SHOT_FIELD_ROWS = Object.entries(SHOT_FIELDS) as readonly ShotFieldRow[]
