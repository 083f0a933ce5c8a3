import type { ShotPlan } from '../board/shot-fields.ts'
import type { Neighbours } from '../board/write-after.ts'
import { quoted } from './quoted.ts'

/** Where a part stands in a list that is asked for in parts. */
export interface PartOfList {
  /** Shots of the whole list. */
  readonly wanted: number
  /** The number of the part's first shot in the list, from 1. */
  readonly first: number
  /** The shots that were written before, in order. */
  readonly before: readonly ShotPlan[]
  /** Its share of the clip, in seconds; absent without a window. */
  readonly from?: number
  readonly to?: number
}

export const OPEN =
  '- Open with the widest shot, so that the place is understood; come closer in steps, never from an extreme wide straight to a close shot.'
export const GO_ON =
  '- Go on from the last shot that is written: neither open the scene anew nor tell again what is told. Show the place again before it is forgotten; never cut from an extreme wide straight to a close shot.'

export const BETWEEN =
  '- The shot cuts well with its neighbours: change the size or the angle clearly against both, show another moment or another thing, and repeat neither. Never cut from an extreme wide straight to a close shot.'

interface Asked {
  readonly count: number
  readonly part?: PartOfList | undefined
  readonly between?: Neighbours | undefined
}

/** The first sentence of a request: which shots are wanted. */
export function wanted({ count, part, between }: Asked): string {
  if (between)
    return `Write exactly 1 shot of this scene, which stands ${between.after ? 'between two' : 'behind one'} that ${between.after ? 'are' : 'is'} written.`
  if (part) return wantedPart(part, count)
  return `Write exactly ${count} ${count === 1 ? 'shot' : 'shots'} that tell this scene from beginning to end.`
}

/** What is asked for of a list in parts. */
function wantedPart({ wanted, first, from, to }: PartOfList, count: number): string {
  const last = first + count - 1
  const share =
    from === undefined || to === undefined
      ? ''
      : ` They tell the clip from ${seconds(from)} to ${seconds(to)}, where each sourceTime lies.`
  const rest = last < wanted ? ' The scene goes on after them: do not end it.' : ' They end the scene.'
  return `Write exactly ${count} ${count === 1 ? 'shot' : 'shots'}: numbers ${first} to ${last} of a list of ${wanted} that tells this scene from beginning to end.${share}${rest}`
}

/** The shots that are written, each in a line: its camera, and its text. */
export function writtenBefore({ before }: PartOfList): readonly string[] {
  if (before.length === 0) return []
  return [
    '',
    'These shots are written and stay as they are:',
    quoted('written', before.map((shot, i) => `${i + 1}. ${toldAs(shot)}`).join('\n')),
  ]
}

const toldAs = ({ size, framing, angle, text }: ShotPlan) =>
  [[size, framing, angle].filter(Boolean).join(', '), text.replace(/\s+/g, ' ')].filter(Boolean).join(': ')

/** The shots before and after one that is to be written. */
export function writtenAround({ before, after }: Neighbours): readonly string[] {
  const lines = [before && `Before it: ${toldAs(before)}`, after && `After it: ${toldAs(after)}`]
  return ['', 'What is written stays as it is:', quoted('written', lines.filter(Boolean).join('\n'))]
}

/** "1.5 s": tenths, without a trailing zero. */
export function seconds(time: number): string {
  return `${Math.round(time * 10) / 10} s`
}
