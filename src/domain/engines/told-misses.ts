import type { AskedCount, PeopleMiss } from '../takes/people-facts.ts'
import { CAMERA_PHRASES } from './camera-phrases.ts'

/** A miss in words, in English as prompts are. The person reads them before they are sent. */
export interface ToldMiss {
  /** What the last picture of the shot showed. */
  readonly was: string
  /** What the next is to show. */
  readonly wanted: string
}

export const toldMisses = (misses: readonly PeopleMiss[]): readonly ToldMiss[] => misses.map(toldMiss)

/** Both sentences of each, one after the other. */
export const missLines = (misses: readonly ToldMiss[]): readonly string[] =>
  misses.map(({ was, wanted }) => `${was} ${wanted}`)

function toldMiss(miss: PeopleMiss): ToldMiss {
  if (miss.code === 'count') {
    const { asked, found } = miss
    const wanted = asked.most === 0 ? 'Show nobody this time.' : `This time show ${people(asked)} in sight.`
    return { was: `The last picture showed ${faces(found)}.`, wanted }
  }
  if (miss.code === 'size')
    return {
      was: `The last picture was framed as a ${miss.found.replaceAll('-', ' ')} shot.`,
      wanted: `This time: ${CAMERA_PHRASES.size?.[miss.asked] ?? miss.asked}.`,
    }
  const turned = miss.found === 'toward' ? 'to the camera' : `to the ${miss.found} of the picture`
  return {
    was: `In the last picture the face turned ${turned}.`,
    wanted: `This time ${CAMERA_PHRASES.direction?.[miss.asked] ?? miss.asked}.`,
  }
}

const faces = (count: number) => (count === 0 ? 'no face' : count === 1 ? '1 face' : `${count} faces`)

function people({ least, most }: AskedCount): string {
  const count = least === 1 ? '1 person, the face' : `${least} people, their faces`
  return least === most ? `exactly ${count}` : `at least ${count}`
}
