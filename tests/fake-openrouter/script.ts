import { isRecord } from './contract.ts'

/** The imitation's scene description: 80 to 150 words, as the prompt asks. */
export const DESCRIPTION =
  'A young woman in a mustard raincoat and dark boots walks along a wet harbour quay in the first light of morning. Her black hair is tied back, and she carries a small wooden case under her left arm. Behind her, fishing boats in faded blue and red knock softly against the stones, and a row of narrow brick warehouses fades into haze. Low sun from the right draws long shadows and a warm rim on her shoulder, while the shaded side stays cool and grey. She stops, listens, turns towards the water, then kneels and opens the case. A gull lifts off the rail. The mood is hushed and expectant. The camera begins far off, then cuts closer and settles at her eye level, drifting slowly to the left.'

const WOMAN = 'the young woman in the mustard raincoat and dark boots, black hair tied back'
const QUAY = 'on the wet harbour quay with faded blue and red fishing boats'

type Line = readonly [text: string, size: string, framing: string, angle: string, move: string, lens: string]

const OPENING: Line = [
  `Far away and small, ${WOMAN}, walks ${QUAY}; brick warehouses fade into the morning haze and long shadows lie across the stones.`,
  'extreme-wide',
  'single',
  'high',
  'static',
  'wide-angle',
]

const LINES: readonly Line[] = [
  OPENING,
  [
    `From head to foot, ${WOMAN}, comes towards us ${QUAY}, the small wooden case under her left arm, low sun behind her shoulder.`,
    'full',
    'single',
    'eye-level',
    'track-left',
    'normal',
  ],
  [
    `At the rail, ${WOMAN}, stops in mid-step and listens; a gull on the post beside her turns its head the same way.`,
    'medium',
    'single',
    'low',
    'static',
    'normal',
  ],
  [
    `The face of ${WOMAN}, half warm and half in cool shade, eyes fixed on something out on the water.`,
    'close',
    'single',
    'eye-level',
    'push-in',
    'portrait',
  ],
  [
    'Two cold hands with mustard cuffs undo the brass clasp of the small wooden case on the wet stones.',
    'insert',
    'unset',
    'overhead',
    'static',
    'macro',
  ],
  [
    `Over her shoulder, past the hood of the mustard raincoat, the open case catches the low sun and throws a patch of light on the side of a blue boat.`,
    'medium-close',
    'over-shoulder',
    'eye-level',
    'tilt-up',
    'normal',
  ],
  [
    `A gull beats up from the iron rail in the foreground; behind it, ${WOMAN}, is a soft shape, still kneeling ${QUAY}.`,
    'medium-wide',
    'single',
    'low',
    'pan-right',
    'normal',
  ],
  [
    `One eye of the young woman with black hair tied back, the harbour and its boats mirrored in it, a drop of water on the lashes.`,
    'extreme-close',
    'single',
    'eye-level',
    'static',
    'portrait',
  ],
  [
    'Seen as she sees it: the harbour mouth between two stone walls, haze over flat water, one dark boat without a light coming in.',
    'wide',
    'point-of-view',
    'unset',
    'handheld',
    'wide-angle',
  ],
  [
    `From far above, ${WOMAN}, kneels beside the open case ${QUAY}, one small warm spot in a grey-blue pattern of stone and water.`,
    'extreme-wide',
    'single',
    'overhead',
    'pull-out',
    'wide-angle',
  ],
]

/** What a line begins with that is told once more. */
const LATER: Readonly<Record<number, string>> = { 1: 'Later', 2: 'Much later' }

/** What the listed line says in each field; the rest of a shot has the same in every one. */
function shotOf(i: number): Readonly<Record<string, unknown>> {
  const [text, size, framing, angle, move, lens] = LINES[i % LINES.length] ?? OPENING
  const alone = !text.includes('woman')
  return {
    beat: `Step ${i + 1} of the arrival`,
    cast: alone ? [] : ['the young woman'],
    place: 'the harbour quay',
    things: text.includes('case') ? ['the wooden case'] : [],
    sourceTime: i,
    size,
    framing,
    angle,
    move,
    lens,
    direction: alone ? 'unset' : 'left',
    eyeline: size === 'close' ? 'left' : 'unset',
    text: i < LINES.length ? text : `${LATER[Math.floor(i / LINES.length)] ?? i}: ${text}`,
    dialogue: i === 5 ? 'Woman: There you are.' : '',
    sound: i % 3 === 0 ? 'Water, gulls' : '',
    duration: 2 + (i % 3),
    keep: i % 2 ? ['Raincoat, boots and the wooden case stay the same.'] : [],
  }
}

/**
 * A list of this many shots with the properties of the requested schema. `from`: the place of the
 * first one in a list that is asked for in parts, counted from 0.
 */
export function shotList(count: number, schema: unknown, from = 0): { readonly shots: readonly object[] } {
  const shots = Array.from({ length: count }, (_, i) => {
    const shot = shotOf(from + i)
    const asked = propertiesOf(schema)
    // the service returns keys in its own order
    return Object.fromEntries(
      Object.entries(asked ?? shot)
        .toReversed()
        .map(([key, property]) => [key, shot[key] ?? (asked ? leastFor(property) : null)]),
    )
  })
  return { shots }
}

/** The value of a model that must fill a field and has nothing to say. */
function leastFor(property: unknown): unknown {
  if (!isRecord(property)) return null
  if (Array.isArray(property.enum)) return property.enum[0]
  return property.type === 'array' ? [] : property.type === 'number' ? -1 : ''
}

function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  const shots = isRecord(schema) && isRecord(schema.properties) ? schema.properties.shots : undefined
  const items = isRecord(shots) ? shots.items : undefined
  return isRecord(items) && isRecord(items.properties) ? items.properties : undefined
}
