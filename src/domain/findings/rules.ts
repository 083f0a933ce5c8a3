import type { ShotFieldKey } from '../board/shot-fields.ts'
import type { BoardView } from './board-view.ts'
import type { Hit, RuleId } from './finding.ts'
import { contradictions, namesMissing, namesUnknown } from './rules-content.ts'
import { jumpCuts, leaps, monotony, notEstablished, placesLost } from './rules-cutting.ts'
import { facingsUnlike, movesUnlike, peopleUnlike } from './rules-measured.ts'
import { axesCrossed, sameEyelines } from './rules-screen.ts'
import { saidTwice, severalMoments } from './rules-text.ts'
import { dialoguesLong, moments, pace } from './rules-time.ts'

/** Warnings are what people notice; notes are advice. */
export type FindingLevel = 'warning' | 'note'

export interface Rule {
  readonly id: RuleId
  readonly level: FindingLevel
  /** The fields it reads: what was left as it is holds until one of them changes. */
  readonly reads: readonly ShotFieldKey[]
  /** It reads words, and English only. */
  readonly english?: true
  readonly find: (board: BoardView) => readonly Hit[]
}

/**
 * Every rule. A field that is absent raises no finding; nothing here blocks anything. Its codes are
 * in finding.ts, the fields that they are shown at in finding-place.ts.
 */
export const RULES: readonly Rule[] = [
  {
    id: 'jump-cut',
    level: 'warning',
    reads: ['cast', 'text', 'size', 'framing', 'angle'],
    find: jumpCuts,
  },
  {
    id: 'axis',
    level: 'warning',
    reads: ['cast', 'direction', 'size', 'framing', 'move', 'text'],
    find: axesCrossed,
  },
  { id: 'eyeline', level: 'warning', reads: ['cast', 'framing', 'eyeline'], find: sameEyelines },
  { id: 'establishing', level: 'note', reads: ['size'], find: notEstablished },
  { id: 'lost-place', level: 'note', reads: ['size'], find: placesLost },
  { id: 'monotony', level: 'note', reads: ['size', 'angle'], find: monotony },
  { id: 'leap', level: 'note', reads: ['size', 'framing'], find: leaps },
  { id: 'dialogue', level: 'warning', reads: ['dialogue', 'duration'], find: dialoguesLong },
  { id: 'pace', level: 'note', reads: ['duration', 'dialogue'], find: pace },
  {
    id: 'moment',
    level: 'note',
    reads: ['sourceTime', 'size', 'angle', 'framing'],
    find: moments,
  },
  {
    id: 'name',
    level: 'warning',
    reads: ['cast', 'text', 'framing'],
    find: (board) => [...namesMissing(board), ...namesUnknown(board)],
  },
  {
    id: 'contradiction',
    level: 'warning',
    reads: ['size', 'framing', 'lens', 'cast', 'text'],
    find: contradictions,
  },
  { id: 'measured', level: 'note', reads: ['move', 'sourceTime'], find: movesUnlike },
  { id: 'measured-facing', level: 'note', reads: ['direction', 'sourceTime'], find: facingsUnlike },
  { id: 'measured-people', level: 'note', reads: ['framing', 'sourceTime'], find: peopleUnlike },
  { id: 'said-twice', level: 'note', reads: ['text'], find: saidTwice },
  { id: 'one-moment', level: 'note', reads: ['text', 'cast'], english: true, find: severalMoments },
]
