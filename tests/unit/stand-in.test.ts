import { expect, test } from 'vitest'
import { standIn } from '../../src/domain/board/stand-in.ts'
import type { ShotId } from '../../src/domain/ids.ts'

const ids = (...names: readonly string[]) => names as readonly ShotId[]
const [second, last] = ids('b', 'd')

test('the next shot stands in for one that left, at the end the one before it', () => {
  const order = ids('a', 'b', 'c', 'd')
  expect(standIn(order, second, ids('a', 'c', 'd'))).toBe('c')
  expect(standIn(order, second, ids('d', 'a'))).toBe('d')
  expect(standIn(order, last, ids('a', 'b', 'c'))).toBe('c')
  expect(standIn(order, second, order)).toBe('b')
})

test('none stands in on another board, or where nothing is left', () => {
  expect(standIn(ids('x', 'y'), second, ids('a', 'c'))).toBeUndefined()
  expect(standIn(ids('a', 'b'), second, [])).toBeUndefined()
  expect(standIn(ids('a', 'b'), undefined, ids('a'))).toBeUndefined()
})
