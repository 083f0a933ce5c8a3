import type { ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import { catalogue } from '../catalogue.ts'

const names: Readonly<Record<ShotFieldKey, string>> = {
  beat: 'Beat',
  text: 'Description',
  cast: 'In the shot',
  place: 'Place',
  things: 'Things',
  size: 'Size',
  framing: 'Framing',
  angle: 'Angle',
  move: 'Move',
  lens: 'Lens',
  direction: 'Direction',
  eyeline: 'Eyeline',
  duration: 'Duration',
  sourceTime: 'Moment in the clip',
  dialogue: 'Dialogue',
  sound: 'Sound',
  keep: 'Must keep',
}

/** The fields of a shot, by their key. */
export const fieldWords = catalogue('fields', { names })
