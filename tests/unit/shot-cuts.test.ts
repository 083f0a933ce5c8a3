import { describe, expect, it } from 'vitest'
import { CUT_SIZE, cutsIn } from '../../src/domain/clip/cuts.ts'

const AREA = CUT_SIZE.width * CUT_SIZE.height

/** A pattern per seed, moved by `shift` pixels. */
function picture(seed: number, shift = 0): Uint8Array {
  return Uint8Array.from({ length: AREA }, (_, i) => {
    const x = ((i % CUT_SIZE.width) + shift) / 6
    const y = Math.floor(i / CUT_SIZE.width) / 6
    return 128 + 100 * Math.sin(x * (1 + seed * 0.37) + seed) * Math.cos(y * (1 + seed * 0.21))
  })
}

const shot = (seed: number, length: number, speed = 0, from = 0) =>
  Array.from({ length }, (_, i) => picture(seed, (from + i) * speed))
const flash = () => new Uint8Array(AREA).fill(250)

describe('cutsIn', () => {
  it('finds each shot, also short ones', () => {
    expect(cutsIn([...shot(1, 30), ...shot(2, 6), ...shot(3, 30, 0.3)])).toEqual([30, 36])
  })

  it('takes no pan, however fast, for a cut', () => {
    expect(cutsIn(shot(1, 60, 4))).toEqual([])
  })

  it('finds the cut between two fast pans', () => {
    expect(cutsIn([...shot(1, 30, 1), ...shot(2, 30, 1)])).toEqual([30])
  })

  it('takes no flash for a cut', () => {
    expect(cutsIn([...shot(1, 20, 0.2), flash(), flash(), ...shot(1, 20, 0.2, 22)])).toEqual([])
  })

  it('counts a cut that is blended over two pictures once', () => {
    const between = picture(1).map((value, i) => (value + (picture(2)[i] ?? 0)) / 2)
    expect(cutsIn([...shot(1, 20), between, ...shot(2, 20)])).toHaveLength(1)
  })

  it('finds nothing in nothing', () => {
    expect(cutsIn([])).toEqual([])
    expect(cutsIn(shot(1, 1))).toEqual([])
  })
})
