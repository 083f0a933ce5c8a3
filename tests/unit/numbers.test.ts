import { describe, expect, it } from 'vitest'
import { numberBetween } from '../../src/domain/board/number-between.ts'
import { type Numbering, numberAt } from '../../src/domain/board/numbers.ts'

const plain: Numbering = { scheme: 'plain' }
const letters: Numbering = { scheme: 'letters', scene: '1' }
const tens: Numbering = { scheme: 'tens' }
const scene: Numbering = { scheme: 'scene', scene: '4' }

/** The number of a shot that is put in where ^ stands. */
const put = (numbering: Numbering, board: string): string => {
  const marks = board.split(' ')
  const at = marks.indexOf('^')
  const taken = new Set(marks.filter((mark) => mark !== '^'))
  return numberBetween(numbering, { before: marks[at - 1], after: marks[at + 1], taken })
}

describe('numbers of a board that nothing was put into', () => {
  it.each([
    [plain, 3, '1 2 3'],
    [{ ...plain, first: 10 }, 3, '10 11 12'],
    [letters, 3, '1A 1B 1C'],
    [tens, 3, '010 020 030'],
    [scene, 3, '4-1 4-2 4-3'],
  ] as const)('%o', (numbering, count, expected) => {
    expect(Array.from({ length: count }, (_, i) => numberAt(numbering, i)).join(' ')).toBe(expected)
  })

  it('have no I and no O, and go on after Z', () => {
    const all = Array.from({ length: 60 }, (_, i) => numberAt(letters, i))
    expect(all.join(' ')).not.toMatch(/[IO]/)
    expect(all.slice(22, 27)).toEqual(['1Y', '1Z', '1AA', '1AB', '1AC'])
    expect(new Set(all).size).toBe(60)
  })
})

describe('a number between locked ones', () => {
  it.each([
    [plain, '12 ^ 13', '12A'],
    [plain, '12 12A ^ 13', '12B'],
    [plain, '12 ^ 12A 13', '12AA'],
    [plain, '12 12AA ^ 12A 13', '12AB'],
    [plain, '12 ^ 12AA 12A 13', '12AAA'],
    [plain, '12 12A ^ 12B 13', '12AA'],
    [plain, '12 12H ^ 13', '12J'],
    [plain, '12 12N ^ 13', '12P'],
    [plain, '12 12Z ^ 13', '12ZA'],
    [plain, '1 2 3 ^', '4'],
    [plain, '1 2 2A ^', '2B'],
    [plain, '^ 1 2', 'A1'],
    [plain, '^ A1 1 2', 'AA1'],
    [plain, 'A1 ^ 1 2', 'A1A'],
    [letters, '1A ^ 1B', '1AA'],
    [letters, '1A 1AA ^ 1B', '1AB'],
    [letters, '1A 1B ^', '1C'],
    [tens, '010 ^ 020', '015'],
    [tens, '010 015 ^ 020', '015A'],
    [tens, '010 ^ 015 020', '010A'],
    [tens, '010 020 ^', '030'],
    [tens, '^ 010 020', '005'],
    [scene, '4-1 ^ 4-2', '4-1A'],
    [scene, '4-1 4-1A ^ 4-2', '4-1B'],
    [scene, '4-1 4-2 ^', '4-3'],
    [scene, '^ 4-1 4-2', '4-A1'],
  ] as const)('%o: %s gives %s', (numbering, board, expected) => {
    expect(put(numbering, board)).toBe(expected)
  })
})

it.each([plain, letters, tens, scene])('no number is given twice: %o', (numbering) => {
  const board = Array.from({ length: 5 }, (_, i) => numberAt(numbering, i))
  const taken = new Set(board)
  let seed = 7
  for (let i = 0; i < 300; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    const at = (seed >>> 8) % (board.length + 1)
    const number = numberBetween(numbering, { before: board[at - 1], after: board[at], taken })
    expect(taken.has(number), `${board[at - 1]} ^ ${board[at]}`).toBe(false)
    expect(number).not.toMatch(/[IO]/)
    taken.add(number)
    board.splice(at, 0, number)
  }
})
