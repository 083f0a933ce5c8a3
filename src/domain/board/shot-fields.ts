import { LONGEST_CLIP } from '../clip/longest-clip.ts'
import { SHOT_LENSES } from './lenses.ts'
import {
  SHOT_ANGLES,
  SHOT_DIRECTIONS,
  SHOT_EYELINES,
  SHOT_FRAMINGS,
  SHOT_MOVES,
  SHOT_SIZES,
} from './shot-terms.ts'

/** The value type of a field. */
type Kind =
  /** Prose, any number of lines. */
  | { readonly kind: 'text' }
  /** A few words. */
  | { readonly kind: 'line' }
  /** One of a list. */
  | { readonly kind: 'term'; readonly terms: readonly string[] }
  /** Any number of short entries, each a few words. */
  | { readonly kind: 'list' }
  /** A time or duration, from `least` to `most` seconds. */
  | { readonly kind: 'seconds'; readonly least: number; readonly most: number }

/**
 * How the prompt for the image model uses a field: as the moment, as what is in the picture, in the
 * camera sentence, as a motion, as what stays the same between shots, as what is played, or not at
 * all. What is played shows in faces and bodies alone, so that it makes no take stale: somebody who
 * times an animatic does not pay for pictures.
 */
type Told = 'moment' | 'shown' | 'camera' | 'motion' | 'keep' | 'played' | 'nothing'

/** A row of the table below. */
export type ShotField = Kind & {
  /** Present in every shot; all other fields are optional. */
  readonly required?: true
  /** The director model is asked for it. */
  readonly asked: boolean
  readonly told: Told
  /** A column of `shots.csv`. */
  readonly inCsv: boolean
  /** A tag on the shot's card. */
  readonly onCard: boolean
}

/** The longest duration of a shot in seconds, about that of a reel of film. */
export const LONGEST_SHOT = 600

/**
 * The fields of a shot, in the order in which a model is asked for them: who and where, the moment,
 * the camera, and then what follows from these. Everything derives from this table: the type of a
 * shot, the schema and the reader of a model's answer, the project schema, the CSV, the card's tags
 * and the prompts. A new field needs a row here and the words that the compiler asks for. It may
 * have a place in `FIRST` (table-columns.ts), `GROUPS` (field-groups.ts), `PROSE` (order.ts) and
 * `SHOWN` or `PLAYED` (draw-prompt.ts).
 */
const SHOT_FIELDS = {
  /** Why the shot is there. */
  beat: { kind: 'line', asked: true, told: 'played', inCsv: true, onCard: false },
  /** The people in the picture. */
  cast: { kind: 'list', asked: true, told: 'shown', inCsv: true, onCard: false },
  place: { kind: 'line', asked: true, told: 'shown', inCsv: true, onCard: false },
  /** Things that matter to the story. */
  things: { kind: 'list', asked: true, told: 'shown', inCsv: true, onCard: false },
  /** The moment in the clip that the shot shows, in seconds: its frame is a reference. */
  sourceTime: {
    kind: 'seconds',
    least: 0,
    most: LONGEST_CLIP,
    asked: true,
    told: 'nothing',
    inCsv: true,
    onCard: false,
  },
  size: { kind: 'term', terms: SHOT_SIZES, asked: true, told: 'camera', inCsv: true, onCard: true },
  framing: { kind: 'term', terms: SHOT_FRAMINGS, asked: true, told: 'camera', inCsv: true, onCard: true },
  angle: { kind: 'term', terms: SHOT_ANGLES, asked: true, told: 'camera', inCsv: true, onCard: true },
  move: { kind: 'term', terms: SHOT_MOVES, asked: true, told: 'motion', inCsv: true, onCard: true },
  lens: { kind: 'term', terms: SHOT_LENSES, asked: true, told: 'camera', inCsv: true, onCard: true },
  direction: {
    kind: 'term',
    terms: SHOT_DIRECTIONS,
    asked: true,
    told: 'camera',
    inCsv: true,
    onCard: false,
  },
  eyeline: { kind: 'term', terms: SHOT_EYELINES, asked: true, told: 'camera', inCsv: true, onCard: false },
  /** What is seen, complete in itself: no "the same as before". */
  text: { kind: 'text', required: true, asked: true, told: 'moment', inCsv: true, onCard: false },
  dialogue: { kind: 'text', asked: true, told: 'played', inCsv: true, onCard: false },
  sound: { kind: 'text', asked: true, told: 'played', inCsv: true, onCard: false },
  /** Seconds on screen, from one frame at 100 frames a second. */
  duration: {
    kind: 'seconds',
    least: 0.01,
    most: LONGEST_SHOT,
    asked: true,
    told: 'played',
    inCsv: true,
    onCard: true,
  },
  /** What must not change from shot to shot. */
  keep: { kind: 'list', asked: true, told: 'keep', inCsv: true, onCard: false },
} as const satisfies Readonly<Record<string, ShotField>>

type Fields = typeof SHOT_FIELDS
export type ShotFieldKey = keyof Fields

/** The keys of the fields whose row extends `Row`. */
export type KeysWith<Row> = { [Key in ShotFieldKey]: Fields[Key] extends Row ? Key : never }[ShotFieldKey]

/** Every term of every field with terms. */
export type ShotTerm = Extract<Fields[ShotFieldKey], { readonly kind: 'term' }>['terms'][number]

type RequiredKey = KeysWith<{ readonly required: true }>
type Value<Field> = Field extends { readonly terms: readonly (infer Term)[] }
  ? Term
  : Field extends { readonly kind: 'seconds' }
    ? number
    : Field extends { readonly kind: 'list' }
      ? readonly string[]
      : string

/** A shot as a director writes it, before it has an id and takes. */
export type ShotPlan = { readonly [Key in RequiredKey]: Value<Fields[Key]> } & {
  readonly [Key in Exclude<ShotFieldKey, RequiredKey>]?: Value<Fields[Key]>
}

export type ShotFieldRow = readonly [key: ShotFieldKey, field: ShotField]

export const SHOT_FIELDS_BY_KEY: Readonly<Record<ShotFieldKey, ShotField>> = SHOT_FIELDS

export const SHOT_FIELD_ROWS = Object.entries(SHOT_FIELDS) as readonly ShotFieldRow[]
