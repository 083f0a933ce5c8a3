import { describe, expect, it } from 'vitest'
import type { Shot } from '../../src/domain/board/shot.ts'
import { SHOT_FIELD_ROWS } from '../../src/domain/board/shot-fields.ts'
import { findingsOf } from '../../src/domain/findings/findings.ts'
import { isEnglish } from '../../src/domain/findings/is-english.ts'
import { readingSeconds, secondsOf } from '../../src/domain/findings/reading-time.ts'
import { runningTime } from '../../src/domain/findings/running-time.ts'
import { spread } from '../../src/domain/findings/spread-durations.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { seeded } from '../fixtures/random.ts'

const TEXTS = [
  'The fox waits on the bridge, then walks on.',
  'She begins to lift the lamp in the fog.',
  'Mika looks at Tom over the table.',
  'The boots of the crowd in the rain.',
  'Her face in the light of the lamp.',
  'Der Fuchs wartet auf der Brücke.',
  '',
]
const LISTS = [['Mika'], ['Tom'], ['Mika', 'Tom'], []]
const NUMBERS = [0.5, 1, 2, 4, 6, 13]

function anyShot({ pick, next }: ReturnType<typeof seeded>, i: number): Shot {
  const fields = SHOT_FIELD_ROWS.flatMap(([key, field]) => {
    if (next() < 0.25) return []
    const value =
      field.kind === 'term'
        ? pick(field.terms.slice(0, 3))
        : field.kind === 'seconds'
          ? pick(NUMBERS)
          : field.kind === 'list'
            ? pick(LISTS)
            : pick(TEXTS)
    return [[key, value]]
  })
  return makeShot(`s${i}`, { text: pick(TEXTS), ...Object.fromEntries(fields) })
}

it('two hundred generated boards hold no finding twice', () => {
  let found = 0
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    const shots = Array.from({ length: 1 + random.below(30) }, (_, i) => anyShot(random, i))
    const { findings } = findingsOf(makeProject({ shots }))
    found += findings.length
    const said = findings.map(({ found: what, shots: about }) => `${what.code} ${about}`)
    expect(said.filter((one, i) => said.indexOf(one) !== i)).toEqual([])
    const keys = findings.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
  expect(found).toBeGreaterThan(1000)
})

it('a board with nothing but descriptions raises nothing about the camera or time', () => {
  const shots = ['The harbour in the fog.', 'A lamp on the pier.', 'Rain on the boat.'].map((text, i) =>
    makeShot(`s${i}`, { text }),
  )
  expect(findingsOf(makeProject({ shots }))).toEqual({ english: true, findings: [] })
})

describe('reading time', () => {
  it.each([
    ['', 0],
    ['MIKA: (whispers)', 0],
    ['One two three four five.', 2.75],
    ['MIKA: One two three four five.', 2.75],
    ['MIKA: One two.\nTOM: Three four five.', 2.75],
    ['霧の港で灯が揺れる', 4],
    ['안녕하세요', 2 + 5 / 4.5],
  ])('of %j is %d s', (dialogue, seconds) => {
    expect(readingSeconds(dialogue)).toBeCloseTo(seconds, 5)
  })

  it('gives the length of a shot that has none, as assumed', () => {
    expect(secondsOf({ text: '', duration: 2 })).toEqual({ seconds: 2, assumed: false })
    expect(secondsOf({ text: '', dialogue: 'One two three.' })).toEqual({ seconds: 2, assumed: true })
    expect(secondsOf({ text: '' })).toEqual({ seconds: 3, assumed: true })
    const board = [{ text: '', duration: 0.1 }, { text: '', duration: 0.2 }, { text: '' }]
    expect(runningTime(board)).toEqual({ seconds: 3.3, assumed: 1 })
    expect(runningTime([])).toEqual({ seconds: 0, assumed: 0 })
  })
})

describe('spreading', () => {
  const sum = (seconds: readonly number[] = []) => seconds.reduce((all, one) => all + one, 0)

  it('meets the total, within the bounds of a shot', () => {
    expect(sum(spread([4, 3, 2], [], 18))).toBeCloseTo(18, 0)
    expect(spread([4, 0.5, 0.5], [], 4)).toEqual([2.4, 0.8, 0.8])
    expect(spread([4, 3, 2], [0, 0, 3.05], 6)?.[2]).toBe(3.1)
  })

  it('gives up where so many shots cannot run so long', () => {
    expect(spread(Array(10).fill(2), [], 3)).toBeUndefined()
    expect(spread([2], [], 60)).toBeUndefined()
  })
})

it.each([
  ['A fox crosses a bridge at night.', true],
  ['Mika holds still and listens; soft lights of the town drift behind.', true],
  ['Ein Fuchs steht im Regen auf der Brücke.', false],
  ['La renarde traverse un pont dans la nuit.', false],
  ['El zorro cruza un puente en la noche.', false],
  ['霧の港で灯が揺れる。', false],
  ['', true],
])('%j is English: %s', (text, english) => {
  expect(isEnglish(text)).toBe(english)
})
