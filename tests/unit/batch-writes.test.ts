import { expect, test } from 'vitest'
import { batchWrites } from '../../src/lib/batch-writes.ts'

test('what is asked for while a write is under way goes into the next one, together and in order', async () => {
  const writes: string[][] = []
  const release: (() => void)[] = []
  const write = batchWrites<string>((items) => {
    writes.push([...items])
    return new Promise((resolve) => release.push(resolve))
  })
  const first = write('a')
  const second = write('b')
  await Promise.resolve()
  expect(writes).toEqual([['a', 'b']])
  const third = write('c')
  const fourth = write('d')
  await Promise.resolve()
  expect(writes).toHaveLength(1)
  release[0]?.()
  await Promise.all([first, second])
  await Promise.resolve()
  expect(writes).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  release[1]?.()
  await Promise.all([third, fourth])
})

test('a write that fails is told to those that went into it, and the next one is made all the same', async () => {
  let tries = 0
  const write = batchWrites<string>(async () => {
    tries += 1
    if (tries === 1) throw new Error('no room')
  })
  await expect(Promise.all([write('a'), write('b')])).rejects.toThrow('no room')
  await write('c')
  expect(tries).toBe(2)
})
