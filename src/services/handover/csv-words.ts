import type { KeysWith, ShotTerm } from '../../domain/board/shot-fields.ts'

/** The first and last column of `shots.csv`. */
export const END_WORDS = { shot: 'Shot', picture: 'Picture' } as const

/** Headings of the columns between them, in order. */
export const FIELD_WORDS: Readonly<Record<KeysWith<{ readonly inCsv: true }>, string>> = {
  size: 'Size',
  angle: 'Angle',
  move: 'Move',
  lens: 'Lens',
  duration: 'Duration (s)',
  sourceTime: 'Source time (s)',
  text: 'Description',
  dialogue: 'Dialogue',
  notes: 'Notes',
}

/** Labels of sizes, angles and moves. */
export const TERM_WORDS: Readonly<Record<ShotTerm, string>> = {
  'extreme-wide': 'Extreme wide',
  wide: 'Wide',
  full: 'Full',
  'medium-wide': 'Medium wide',
  medium: 'Medium',
  'medium-close': 'Medium close',
  close: 'Close',
  'extreme-close': 'Extreme close',
  insert: 'Insert',
  'eye-level': 'Eye level',
  low: 'Low',
  high: 'High',
  overhead: 'Overhead',
  dutch: 'Dutch',
  'over-shoulder': 'Over shoulder',
  'point-of-view': 'Point of view',
  static: 'Static',
  'pan-left': 'Pan left',
  'pan-right': 'Pan right',
  'tilt-up': 'Tilt up',
  'tilt-down': 'Tilt down',
  'push-in': 'Push in',
  'pull-out': 'Pull out',
  'track-left': 'Track left',
  'track-right': 'Track right',
  handheld: 'Handheld',
}
