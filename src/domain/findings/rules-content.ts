import type { Shot } from '../board/shot.ts'
import type { BoardView } from './board-view.ts'
import { type Hit, set } from './finding.ts'
import { isClose } from './sizes.ts'
import { holdsName, isNamed } from './text-words.ts'

/** "Mika's point of view", "through Mika's eyes". */
const VIEWER = /([\p{L}][\p{L}\p{M}\p{N} -]*?)['’]s?\s+(?:point of view|POV|view|eyes)(?![\p{L}])/giu

/** The people whose point of view the shot's text names. */
function ownersOf({ framing, text }: Shot, names: readonly string[]): readonly string[] {
  if (framing !== 'point-of-view') return []
  const said = [...text.matchAll(VIEWER)].map(([, words = '']) => words)
  return names.filter((name) => said.some((words) => holdsName(words, name)))
}

/**
 * A name without its person: the text names somebody of the board who is not among the people in
 * the shot. The owner of a point of view need not be in the picture.
 */
export function namesMissing({ shots, names }: BoardView): readonly Hit[] {
  return shots.flatMap((shot) => {
    const { cast = [], text } = shot
    if (cast.length === 0) return []
    const owners = ownersOf(shot, names)
    return names
      .filter((name) => holdsName(text, name) && !isNamed(owners, name))
      .filter((name) => !cast.some((one) => holdsName(one, name)))
      .slice(0, 1)
      .map(
        (name): Hit => ({
          found: { code: 'name-missing', name },
          shots: [shot],
          fixes: [set('add-name', shot, { cast: [...cast, name] })],
        }),
      )
  })
}

/** A person in the shot whom who and where does not know, where it knows anybody. */
export function namesUnknown({ shots, names }: BoardView): readonly Hit[] {
  return shots.flatMap((shot) => {
    const { cast = [] } = shot
    const name = cast.find((one) => !isNamed(names, one))
    if (name === undefined) return []
    const free = names.filter((one) => !isNamed(cast, one))
    const alike = free.filter((one) => holdsName(one, name) || holdsName(name, one))
    const meant = (alike.length > 0 ? alike : free).slice(0, 2)
    return [
      {
        found: { code: 'name-unknown', name },
        shots: [shot],
        fixes: [
          ...meant.map((known) =>
            set('known-name', shot, { cast: cast.map((one) => (one === name ? known : one)) }),
          ),
          { code: 'add-person', edit: { kind: 'person', name } },
          set('drop-name', shot, { cast: cast.filter((one) => one !== name) }),
        ],
      },
    ]
  })
}

/** What a close-up has no room for, and what has. */
const FEET = /\b(?:feet|shoes|boots|head to (?:foot|toe)|full figure)\b/i
const PLACES = /\b(?:crowds?|landscapes?|skylines?|panoramas?|horizon)\b/i
/** A face as a thing that is seen: neither a verb nor that of a clock. */
const FACES =
  /\b(?:his|her|their|whose|\p{L}+['’]s)\s+(?:(?!clock|watch)\p{L}+\s+)?(faces?)\b|\b(facial expressions?)\b/iu

const wordIn = (text: string, words: RegExp) => words.exec(text)?.slice(0).findLast(Boolean)

/**
 * A contradiction inside one shot: over the shoulder of nobody; the view of somebody who is in the
 * picture; a close-up of what has no room in it; an insert, which shows a thing, of a face; an
 * ultra-wide lens on an extreme close-up, which would touch its subject.
 */
export function contradictions({ shots, names, english }: BoardView): readonly Hit[] {
  return shots.flatMap((shot) => contradictionsIn(shot, names, english))
}

function contradictionsIn(shot: Shot, names: readonly string[], english: boolean): readonly Hit[] {
  const { size, framing, lens, cast = [], text } = shot
  const hits: Hit[] = []
  if (framing === 'over-shoulder' && cast.length === 1) {
    hits.push({
      found: { code: 'shoulder-alone' },
      shots: [shot],
      fixes: [set('to-single', shot, { framing: 'single' })],
    })
  }
  if (size === 'extreme-close' && lens === 'ultra-wide') {
    hits.push({
      found: { code: 'lens-wide' },
      shots: [shot],
      fixes: [set('change-lens', shot, { lens: 'macro' }), set('change-lens', shot, { lens: 'portrait' })],
    })
  }
  if (!english) return hits
  const owner = ownersOf(shot, names).find((name) => isNamed(cast, name))
  if (owner !== undefined) {
    hits.push({
      found: { code: 'own-view', name: owner },
      shots: [shot],
      fixes: [set('drop-owner', shot, { cast: cast.filter((name) => !isNamed([owner], name)) })],
    })
  }
  const [feet, place] = [wordIn(text, FEET), wordIn(text, PLACES)]
  const word = feet ?? place
  if (size && isClose(size) && word) {
    const wider = place ? 'wide' : 'full'
    const tight = feet && !place ? [set('change-size', shot, { size: 'insert' })] : []
    hits.push({
      found: { code: 'close-wide', size, word },
      shots: [shot],
      fixes: [...tight, set('change-size', shot, { size: wider })],
    })
  }
  const face = wordIn(text, FACES)
  if (size === 'insert' && face) {
    hits.push({
      found: { code: 'insert-face', word: face },
      shots: [shot],
      fixes: [set('change-size', shot, { size: 'close' })],
    })
  }
  return hits
}
