import type { Hand } from '../../../../src/domain/scene/hand.ts'
import type { StyleTones } from '../measure/tones.ts'
import type { Lab } from '../pixels/oklab.ts'
import { clamp } from '../pixels/raster.ts'
import { softLevels } from './wash.ts'

/** How a hand puts its layers on paper. */
export interface Medium {
  /** What is hatched: the shadows, all tones, or nothing. */
  readonly hatches: 'shadows' | 'tones' | 'none'
  /** The lightness that is painted for a lightness of the wash. */
  readonly tone: (light: number) => number
  /** How much lighter the whole is painted, in a light style and more in a dark one. */
  readonly lift: { readonly light: number; readonly dark: number }
  /** Shares of the wash's colour and cover. */
  readonly colour: number
  readonly cover: number
  /** How much the paint pools and granulates. */
  readonly grain: number
  /** How far the paint strays from the lines, in pixels. */
  readonly stray: number
  readonly ink: (style: StyleTones) => Lab
  /** Opacity of the areas of ink and of the hatching. */
  readonly body: number
  readonly hatching: number
  /** Factor of the lines' width, and how much the paper's tooth breaks them. */
  readonly line: number
  readonly tooth: number
  /** What light is put on with; absent where it is the style's lightest colour, in dark styles. */
  readonly white?: Lab
}

const GRAPHITE: Lab = { l: 0.3, a: 0, b: 0.003 }
const BLACK: Lab = { l: 0.15, a: 0, b: 0 }
const GOUACHE: Lab = { l: 0.99, a: 0, b: 0.002 }

/** A marker's black and three greys: up to which lightness each is taken, and its own. */
const GREYS = [
  { upTo: 0.24, l: 0.2 },
  { upTo: 0.46, l: 0.46 },
  { upTo: 0.64, l: 0.68 },
  { upTo: 0.82, l: 0.85 },
] as const
/** Share of a step over which one grey becomes the next. */
const HARD = 0.03

export const MEDIUMS: Readonly<Record<Hand, Medium>> = {
  ink: {
    hatches: 'shadows',
    tone: (light) => softLevels(light, 6, 0.18),
    lift: { light: 0.1, dark: 0.18 },
    colour: 1,
    cover: 1,
    grain: 1,
    stray: 6,
    ink: inkOf,
    body: 0.6,
    hatching: 0.75,
    line: 1,
    tooth: 1.2,
  },
  pencil: {
    hatches: 'tones',
    tone: (light) => light,
    lift: { light: 0.25, dark: 0.3 },
    colour: 0,
    cover: 0.3,
    grain: 0.6,
    stray: 2,
    ink: () => GRAPHITE,
    body: 0.32,
    hatching: 0.8,
    line: 0.86,
    tooth: 2.8,
  },
  marker: {
    hatches: 'none',
    tone: greyOf,
    lift: { light: 0, dark: 0 },
    colour: 0,
    cover: 1,
    grain: 0.18,
    stray: 3,
    ink: () => BLACK,
    body: 0.85,
    hatching: 0,
    line: 1.3,
    tooth: 0.2,
    white: GOUACHE,
  },
}

/** The ink: the style's darkest colour, darkened enough to draw. */
function inkOf(style: StyleTones): Lab {
  const dark = style.palette.reduce((low, swatch) => (swatch.l < low.l ? swatch : low))
  return { l: clamp(dark.l * 0.6, 0.13, 0.36), a: dark.a * 0.7, b: dark.b * 0.7 }
}

/** The marker's grey for a lightness, or the bare paper. */
function greyOf(light: number): number {
  let grey: number = GREYS[0].l
  GREYS.forEach(({ upTo }, i) => {
    const next = GREYS[i + 1]?.l ?? 1
    grey += (next - grey) * clamp((light - upTo) / HARD + 0.5, 0, 1)
  })
  return grey
}
