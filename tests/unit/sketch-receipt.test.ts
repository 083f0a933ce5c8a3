import { expect, test } from 'vitest'
import { SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import { whatWasDone } from '../../src/services/engines/sketch/what-was-done.ts'

test('a receipt of Sketch has the right article for each size of shot', () => {
  const said = SHOT_SIZES.map(
    (size) => /reframed as (an? \w+)/.exec(whatWasDone({ text: '', size }, [], { found: 0, shown: 0 }))?.[1],
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

test('a receipt of Sketch says where an angle gave way to a face', () => {
  const of = (angle: number) =>
    whatWasDone({ text: '', size: 'close', angle: 'dutch' }, [], { found: 1, shown: 1, angle })
  expect(of(1)).toContain('as a close shot, dutch, on 1 of 1 face')
  expect(of(0.5)).toContain('as a close shot, dutch by half, so that no face is cut, on 1 of 1 face')
  expect(of(0)).toContain('shot, eye level in place of dutch, so that no face is cut, on 1 of 1 face')
})

test('a receipt of Sketch says which faces it was framed on, and when nobody could look for them', () => {
  const of = (people: Parameters<typeof whatWasDone>[2]) =>
    whatWasDone({ text: '', size: 'close' }, [], people)
  expect(of({ found: 3, shown: 1 })).toContain('close shot, eye level, on 1 of 3 faces; its tones')
  expect(of({ found: 1, shown: 1 })).toContain('on 1 of 1 face;')
  expect(of({ found: 2, shown: 0 })).toContain('eye level; its tones')
  expect(of(undefined)).toContain('without looking for faces;')
  expect(of({ found: 2, shown: 1 })).toMatch(
    /hatching, without the features of faces, whose net was not to be had\.$/,
  )
  expect(of({ found: 2, shown: 1, drawn: 2, setOff: true })).toMatch(
    /hatching, with the features of 2 faces and figures before a paler ground\.$/,
  )
  expect(of({ found: 2, shown: 1, drawn: 0, setOff: false })).toMatch(/hatching\.$/)
  const drawn = (hand: 'pencil' | 'marker') => whatWasDone({ text: '' }, [], undefined, hand)
  expect(drawn('pencil')).toMatch(/drawn in pencil, as line and hatching\.$/)
  expect(drawn('marker')).toMatch(/drawn in marker, as line and greys\.$/)
  const enlarged = (by: number | 'none' | 'absent') => of({ found: 1, shown: 1, drawn: 1, enlarged: by })
  expect(enlarged(2)).toContain('on 1 of 1 face, enlarged twofold by Real-ESRGAN first; its tones')
  expect(enlarged('none')).toContain('on 1 of 1 face; its tones')
  expect(enlarged('absent')).toContain('without enlarging it first, as the net for it was not to be had; its')
  expect(of({ found: 0, shown: 0 })).toMatch(/hatching\.$/)
})
