import type { ShotMove } from '../board/shot-terms.ts'
import { type MeasuredClip, type MeasuredShot, paceOf } from '../clip/measured.ts'
import { facingOfPeople, type MeasuredPeople, sizeOfPeople } from '../people/face-track.ts'

/** Shots that a prompt tells at most: the longest, in order of time. */
const MOST_TOLD = 40

const MOVES: Readonly<Record<ShotMove, string>> = {
  static: 'the camera holds still',
  'pan-left': 'the camera pans left',
  'pan-right': 'the camera pans right',
  'tilt-up': 'the camera tilts up',
  'tilt-down': 'the camera tilts down',
  'push-in': 'the camera pushes in',
  'pull-out': 'the camera pulls out',
  'track-left': 'the camera travels left',
  'track-right': 'the camera travels right',
  'pedestal-up': 'the camera rises',
  'pedestal-down': 'the camera sinks',
  arc: 'the camera goes round its subject',
  'zoom-in': 'the lens zooms in',
  'zoom-out': 'the lens zooms out',
  handheld: 'the camera is held in the hand',
}

const PACES = { slow: ' slowly', steady: '', fast: ' fast' } as const

/** Below and above these lightnesses a shot is worth a word. */
const [DARK, BRIGHT] = [0.3, 0.78] as const

/** Each shot as it was measured, one line each, in English as prompts are. */
export function measuredLines({ shots }: MeasuredClip): readonly string[] {
  const told = new Set(shots.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MOST_TOLD))
  return shots.filter((shot) => told.has(shot)).map(lineOf)
}

function lineOf(shot: MeasuredShot): string {
  const pace = paceOf(shot)
  const camera = shot.move ? MOVES[shot.move] + (pace ? PACES[pace] : '') : 'the camera could not be told'
  const light = shot.light < DARK ? ', dark' : shot.light > BRIGHT ? ', bright' : ''
  const by = shot.by === 'dissolve' ? ', after a dissolve' : shot.by === 'cut' ? ', after a cut' : ''
  const people = shot.people ? peopleOf(shot.people) : ''
  return `${tenths(shot.start)} s to ${tenths(shot.end)} s${by}: ${camera}${light}${people}`
}

const FACINGS = { left: 'to the left', right: 'to the right', toward: 'to the camera' } as const

/** No face says little: people from behind and far away have none that is found. */
function peopleOf(people: MeasuredPeople): string {
  const { count } = people
  if (count === 0) return ', no face is seen'
  const facing = facingOfPeople(people)
  const size = sizeOfPeople(people)
  const faces = count === 1 ? '1 face is seen' : `${count} faces are seen at once`
  const turned = facing ? `, turned ${FACINGS[facing]}` : ''
  return `, ${faces}${turned}${size ? `, as large as in a ${size} shot` : ''}`
}

/**
 * What a shot shows that follows the clip: the moment, and how many people were found. Fewer than
 * three words in a row are the same in any two, which else would be said twice.
 */
export function momentText(time: number, people?: MeasuredPeople): string {
  const count = people?.count ?? 0
  const seen = count === 0 ? '' : `: ${count} ${count === 1 ? 'person' : 'people'}`
  return `Clip at ${tenths(time)} s${seen}`
}

const tenths = (value: number) => String(Math.round(value * 10) / 10)

/** The block of a prompt that tells what was measured; empty where nothing was. */
export function measuredBlock(measured: MeasuredClip | undefined): readonly string[] {
  if (!measured) return []
  return [
    '',
    "Measured from the clip's own pictures, so these are facts, whatever the frames suggest. Its shots:",
    ...measuredLines(measured).map((line) => `- ${line}.`),
  ]
}
