import { expect, test } from 'vitest'
import { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { whatWasDone } from '../../src/services/engines/sketch/what-was-done.ts'

test('a receipt of Sketch has the right article for each size of shot', () => {
  const said = SHOT_SIZES.map(
    (size) => /reframed as (an? \w+)/.exec(whatWasDone({ text: '', size }, []))?.[1],
  )
  expect(said).toEqual([
    'an extreme',
    'a wide',
    'a full',
    'a medium',
    'a medium',
    'a medium',
    'a close',
    'a big',
    'an extreme',
    'an insert',
  ])
})
