import { LETTERS, lettersAt, type Numbering, numberAt, TENS_STEP, TENS_WIDTH } from './numbers.ts'

interface Neighbours {
  /** The number before the new shot; absent at the beginning. */
  readonly before?: string | undefined
  /** The number after it; absent at the end. */
  readonly after?: string | undefined
  /** Every number that is or was given. */
  readonly taken: ReadonlySet<string>
}

/** The number of a shot that is put between two, or at an end, of a board with locked numbers. */
export function numberBetween(numbering: Numbering, { before, after, taken }: Neighbours): string {
  const free = (numbers: Iterable<string>): string => {
    for (const number of numbers) if (!taken.has(number)) return number
    throw new Error('Numbers do not end.')
  }
  if (before === undefined)
    return free(after === undefined ? countedUp(numbering, 0) : ahead(numbering, after))
  if (after === undefined && isCounted(numbering, before)) {
    return free(countedUp(numbering, placesTaken(numbering, taken)))
  }
  const half = numbering.scheme === 'tens' && halfway(before, after)
  if (half && !taken.has(half)) return half
  // What follows stands on the number before it: the new one stands on what follows.
  if (after?.startsWith(before)) return free(withLetter(after))
  const sibling = nextLetter(before)
  if (sibling && !taken.has(sibling) && !isCounted(numbering, before)) return sibling
  return free(withLetter(before))
}

function* countedUp(numbering: Numbering, from: number): Iterable<string> {
  for (let place = from; ; place++) yield numberAt(numbering, place)
}

function* withLetter(number: string): Iterable<string> {
  for (let place = 0; ; place++) yield number + lettersAt(place)
}

/** Before the first: the letter stands in front, A1 before 1, and 005 before 010. */
function* ahead({ scheme, scene = '1' }: Numbering, after: string): Iterable<string> {
  if (scheme === 'tens' && /^\d+$/.test(after)) {
    const half = Math.floor(Number(after) / 2)
    if (half > 0) yield String(half).padStart(TENS_WIDTH, '0')
  }
  const stem = scheme === 'scene' ? `${scene}-` : ''
  for (let place = 0; ; place++) yield stem + lettersAt(place) + after.slice(stem.length)
}

/** True for a number that counting gives, false for one that was put in. */
function isCounted(numbering: Numbering, number: string): boolean {
  return placeOf(numbering, number) !== undefined
}

/** The place of a counted number; absent for one that was put in. */
function placeOf(numbering: Numbering, number: string): number | undefined {
  const { scheme, scene = '1', first = 1 } = numbering
  if (scheme === 'letters') {
    if (!number.startsWith(scene)) return undefined
    const letters = number.slice(scene.length)
    return /^[A-HJ-NP-Z]$/.test(letters) ? LETTERS.indexOf(letters) + 1 - first : undefined
  }
  const digits = scheme === 'scene' ? number.slice(scene.length + 1) : number
  if (!/^\d+$/.test(digits)) return undefined
  const count = scheme === 'tens' ? Number(digits) / TENS_STEP : Number(digits)
  return Number.isInteger(count) ? count - first : undefined
}

/** How many places counting has used, gaps included. */
function placesTaken(numbering: Numbering, taken: ReadonlySet<string>): number {
  const places = [...taken].map((number) => placeOf(numbering, number) ?? -1)
  return Math.max(-1, ...places) + 1
}

/** 015 between 010 and 020; nothing between numbers that are nearer. */
function halfway(before: string, after: string | undefined): string | undefined {
  if (!after || !/^\d+$/.test(before) || !/^\d+$/.test(after)) return undefined
  if (Number(after) - Number(before) < TENS_STEP) return undefined
  return String(Number(before) + TENS_STEP / 2).padStart(TENS_WIDTH, '0')
}

/** 12B after 12A; nothing after a number without a letter, or after Z. */
function nextLetter(number: string): string | undefined {
  const place = LETTERS.indexOf(number.slice(-1))
  if (place < 0 || place === LETTERS.length - 1) return undefined
  return number.slice(0, -1) + LETTERS.charAt(place + 1)
}
