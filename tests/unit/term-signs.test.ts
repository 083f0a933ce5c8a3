import { describe, expect, it } from 'vitest'
import { SHOT_FIELDS_BY_KEY } from '../../src/domain/board/shot-fields.ts'
import { box, line, pathOf } from '../../src/ui/board/signs/shapes.ts'
import { signOf } from '../../src/ui/board/signs/term-signs.ts'
import { termsOf } from '../../src/ui/board/table/cell-text.ts'

describe('signs of terms', () => {
  const drawn = (['size', 'angle', 'move'] as const).flatMap((key) => termsOf(SHOT_FIELDS_BY_KEY[key]))

  it('are there for each size, angle and move, and no two are alike', () => {
    const paths = drawn.map(signOf)
    expect(paths).not.toContain(undefined)
    expect(new Set(paths).size).toBe(drawn.length)
  })

  it('are paths of closed shapes that any browser reads', () => {
    for (const term of drawn)
      expect(signOf(term), term).toMatch(/^(?:M-?[\d.]+ -?[\d.]+(?:L-?[\d.]+ -?[\d.]+){2,}Z)+$/)
  })

  it('are not drawn for what has no picture', () => {
    expect(signOf('single')).toBeUndefined()
    expect(signOf('')).toBeUndefined()
    expect(signOf('toString')).toBeUndefined()
  })
})

describe('shapes', () => {
  it('run clockwise, so that shapes that overlap are filled together', () => {
    const around = box(0, 0, 2, 1)
    expect(pathOf([around])).toBe('M0 0L2 0L2 1L0 1Z')
    // From the other end, and the same way round.
    expect(pathOf([around.toReversed()])).toBe('M0 0L2 0L2 1L0 1Z')
  })

  it('make a line as wide as asked, along its points', () => {
    expect(
      pathOf(
        line(
          [
            [0, 0],
            [4, 0],
          ],
          2,
        ),
      ),
    ).toBe('M-0.2 -1L4.2 -1L4.2 1L-0.2 1Z')
    expect(
      line([
        [0, 0],
        [4, 0],
        [4, 3],
      ]),
    ).toHaveLength(2)
  })
})
