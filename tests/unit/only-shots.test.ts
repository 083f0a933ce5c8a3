import { expect, it } from 'vitest'
import { numberOf } from '../../src/domain/board/shot-numbers.ts'
import { countAmong, withOnlyShots } from '../../src/domain/handover/only-shots.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

const ids = (...names: readonly string[]) => new Set(names as unknown as readonly ShotId[])

it('some shots of a board keep their order and the numbers that they have there', () => {
  const project = makeProject({ shots: [makeShot('a'), makeShot('b'), makeShot('c'), makeShot('d')] })
  const part = withOnlyShots(project, ids('d', 'b'))
  expect(part.shots.map(({ id }) => [id, numberOf(part, id)])).toEqual([
    ['b', '2'],
    ['d', '4'],
  ])
  // The board itself is as it was.
  expect(project.shots.every(({ number }) => number === undefined)).toBe(true)
  expect(project.numbering?.locked).toBeUndefined()
})

it('locked numbers stay, and an omitted shot counts for none', () => {
  const shots = [
    makeShot('a', { number: '10' }),
    makeShot('b', { number: '11A' }),
    makeShot('c', { number: '12', omitted: true }),
  ]
  const project = makeProject({ shots, numbering: { scheme: 'tens', locked: true } })
  const part = withOnlyShots(project, ids('b', 'c'))
  expect(part.shots.map(({ id }) => numberOf(part, id))).toEqual(['11A', '12'])
  expect(countAmong(project, ids('b', 'c', 'gone'))).toBe(1)
})
