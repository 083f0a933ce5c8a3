import { type Lab, toLab } from '../pixels/oklab.ts'

/** Everyday colour names with an sRGB example each. */
const NAMES: Readonly<Record<string, string>> = {
  black: '060606',
  charcoal: '2e2e30',
  'dark grey': '4c4c4e',
  grey: '7f7f80',
  'light grey': 'b4b4b5',
  white: 'fafafa',
  ivory: 'f6efdc',
  cream: 'eedfb8',
  sand: 'd3bd92',
  tan: 'b8935f',
  brown: '7a4b28',
  'dark brown': '3e2817',
  'olive brown': '5b4d2a',
  'warm grey': '8c8278',
  'cool grey': '7d8893',
  rust: 'a4481f',
  terracotta: 'c46a48',
  maroon: '6b1420',
  red: 'd3202a',
  scarlet: 'f2382c',
  salmon: 'f0907c',
  peach: 'f6c3a0',
  pink: 'f2a3bd',
  blush: 'ecd0cf',
  rose: 'd4507a',
  magenta: 'c4219a',
  plum: '5e2a54',
  purple: '7a2fa0',
  violet: '8a52d8',
  lavender: 'b9a6e0',
  mauve: 'a5809e',
  orange: 'f08020',
  amber: 'f0a81c',
  gold: 'c79a2a',
  yellow: 'f6e02c',
  'pale yellow': 'f6f0a0',
  olive: '7a7a28',
  lime: 'a6dc30',
  'leaf green': '5aa82e',
  green: '1f9038',
  'dark green': '2c6a3a',
  'forest green': '1d4a26',
  moss: '55682f',
  sage: '9cac88',
  mint: 'a8e0c0',
  'sea green': '2c9a78',
  teal: '12707a',
  'dark teal': '123c44',
  turquoise: '34c2c0',
  cyan: '30d8f0',
  'sky blue': '84bfea',
  'pale blue': 'c6d8ea',
  periwinkle: '97a2dc',
  azure: '2c84e4',
  blue: '2348d0',
  'steel blue': '4c74a0',
  'slate blue': '56608c',
  'dusky blue': '3a4a6c',
  navy: '14204c',
  indigo: '38257e',
  'blue black': '10141f',
}

const TABLE: readonly { readonly name: string; readonly colour: Lab }[] = Object.entries(NAMES).map(
  ([name, hex]) => ({
    name,
    colour: toLab(
      Number.parseInt(hex.slice(0, 2), 16),
      Number.parseInt(hex.slice(2, 4), 16),
      Number.parseInt(hex.slice(4, 6), 16),
    ),
  }),
)

/** Weight of hue against lightness in naming. */
const HUE_WEIGHT = 3

/** The everyday name nearest to a colour in OKLab. */
export function colourName(colour: Lab): string {
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const entry of TABLE) {
    const dl = entry.colour.l - colour.l
    const da = entry.colour.a - colour.a
    const db = entry.colour.b - colour.b
    const gap = dl * dl + HUE_WEIGHT * (da * da + db * db)
    if (gap < least) {
      least = gap
      best = entry.name
    }
  }
  return best
}
