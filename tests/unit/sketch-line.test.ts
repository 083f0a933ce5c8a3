import { describe, expect, it } from 'vitest'
import { measureLineAndGrain } from '../../workers/engines/sketch/measure/line-and-grain.ts'
import { STYLE_NOTES, styleNote } from '../../workers/engines/sketch/words/style-note.ts'
import { seeded } from '../fixtures/random.ts'
import { image } from './sketch-fixture.ts'

const [WIDTH, HEIGHT] = [240, 160]
const grey = (value: number) => [value, value, value] as const

/** A soft slope with a grid of lines on it. */
const lined = (thickness: number, every = 30) =>
  image(WIDTH, HEIGHT, (x, y) =>
    x % every < thickness || y % every < thickness ? grey(30) : grey(150 + Math.round((x / WIDTH) * 60)),
  )

/** A slope with noise; each value covers so many pixels each way. */
function noisy(levels: number, size: number) {
  const { next } = seeded(5)
  const across = Math.ceil(WIDTH / size)
  const noise = Array.from({ length: across * Math.ceil(HEIGHT / size) }, () => (next() - 0.5) * 2 * levels)
  return image(WIDTH, HEIGHT, (x, y) => {
    const at = Math.floor(y / size) * across + Math.floor(x / size)
    return grey(Math.round(120 + (x / WIDTH) * 40 + (noise[at] ?? 0)))
  })
}

describe('how a picture is made', () => {
  it.each([
    ['lines of a pixel', lined(1), 'thin'],
    ['lines of two pixels', lined(2), 'thin'],
    ['lines of seven pixels', lined(7), 'thick'],
    ['surfaces that meet', image(WIDTH, HEIGHT, (x) => grey(x < 120 ? 40 : 200)), 'none'],
    ['a slope', noisy(0, 1), 'none'],
    ['one stray line', lined(1, 1000), 'none'],
    ['light lines on dark', image(WIDTH, HEIGHT, (x) => grey(x % 30 < 2 ? 220 : 40)), 'none'],
  ] as const)('%s', (_, picture, line) => expect(measureLineAndGrain(picture).line).toBe(line))

  it.each([
    ['a slope', noisy(0, 1), 'smooth'],
    ['the noise of a camera', noisy(2, 1), 'smooth'],
    ['grain of a pixel', noisy(30, 1), 'fine'],
    ['grain of five pixels', noisy(30, 5), 'coarse'],
    ['lines, which are no grain', lined(2), 'smooth'],
  ] as const)('%s', (_, picture, grain) => expect(measureLineAndGrain(picture).grain).toBe(grain))

  it('is said in words that a later measurement takes back', () => {
    const words = styleNote({ line: 'thin', grain: 'fine' })
    expect(words).toHaveLength(2)
    expect(words.every((word) => STYLE_NOTES.includes(word))).toBe(true)
    expect(new Set(STYLE_NOTES).size).toBe(6)
  })
})
