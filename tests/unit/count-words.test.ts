import { describe, expect, it } from 'vitest'
import { isBlank } from '../../src/domain/scene/blank-text.ts'
import { countWords, tokensIn } from '../../src/domain/scene/count-words.ts'

describe('words', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['one', 1],
    ["It's a well-lit room – warm, 3 lamps.", 7],
    ['Größe überall', 2],
    ['…!?', 0],
    ['हिन्दी में', 2],
    ['夜の港に霧が立ちこめる。', 7],
    ['一只狐狸穿过木桥', 5],
    ['ชายคนหนึ่งเดินข้ามสะพาน', 6],
    ['A 狐狸 crosses.', 3],
  ])('counts %j as %i', (text, count) => {
    expect(countWords(text)).toBe(count)
  })
})

it('counts a letter of a script without spaces as a token, four others as one', () => {
  expect(tokensIn('霧の港')).toBe(3)
  expect(tokensIn('A fox on')).toBe(2)
})

it.each([
  ['', true],
  [' \t ', true],
  ['\u200b\u2060\ufeff', true],
  ['\u202e\u3164', true],
  ['.', false],
  ['\u202eمرحبا', false],
  ['👨\u200d👩\u200d👧', false],
])('sees nothing of %j: %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank)
})
