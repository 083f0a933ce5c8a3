import { describe, expect, test } from 'vitest'
import { descriptionIn, readFound } from '../../src/domain/engines/found-subjects.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'

const PROSE = 'A fox <b>waits</b> on a quay; 3 < 5.'
const LISTS = '{"people":[{"label":"Mika"}],"places":[],"things":[]}'
const MIKA = { people: [{ label: 'Mika' }], places: [], things: [] }

describe('a description with who and where behind it', () => {
  test.each([
    ['in its tag', `${PROSE}\n\n<who_and_where>${LISTS}</who_and_where>`],
    ['in a tag spelt otherwise', `${PROSE}\n<Who-and-Where>\n${LISTS}\n</ who and where >`],
    ['in a tag without an end', `${PROSE}\n<who_and_where>${LISTS}`],
    ['fenced in its tag', `${PROSE}\n<who_and_where>\n\`\`\`json\n${LISTS}\n\`\`\`\n</who_and_where>`],
    ['with a fence around the tag', `${PROSE}\n\`\`\`\n<who_and_where>${LISTS}</who_and_where>\n\`\`\``],
    ['in a fence without a tag', `${PROSE}\n\n\`\`\`json\n${LISTS}\n\`\`\``],
  ])('%s', (_, answer) => {
    const { prose, block } = descriptionIn(answer)
    expect(prose).toBe(PROSE)
    expect(readFound(block ?? '', 3)).toEqual(MIKA)
  })

  test('prose alone has none, and prose behind the block stays', () => {
    expect(descriptionIn(PROSE)).toEqual({ prose: PROSE })
    expect(descriptionIn(`One.\n<who_and_where>{}</who_and_where>\nTwo.`).prose).toBe('One.\n\nTwo.')
  })
})

describe('the lists', () => {
  const people = (...list: readonly unknown[]) => readFound(JSON.stringify({ people: list }), 3)?.people

  test.each(['', 'People: Mika', '[]', '{"cast":[]}', '{"people":"Mika"}', '{"people":[', 'null'])(
    '%j is none',
    (block) => expect(readFound(block, 3)).toBeUndefined(),
  )

  test('drop what has no name, is named twice or says nothing, and invent nothing', () => {
    expect(people({ look: 'x' }, { label: ' ' }, { label: 'none' }, 7, null, 'Tom')).toEqual([
      { label: 'Tom' },
    ])
    expect(people({ label: 'Mika', look: 'A' }, { label: 'MIKA', look: 'B' })).toEqual([
      { label: 'Mika', look: 'A' },
    ])
    expect(
      people({ name: 'Mika', look: 'None.', wears: 7, carries: ' a\nlamp ', never: 'x', light: 'y' }),
    ).toEqual([{ label: 'Mika', carries: 'a lamp', never: 'x' }])
  })

  test('count frames from 1, and know none beyond them', () => {
    const frames = [1, '3', 0, 4, 1.5, 'two'].map((frame, i) => people({ label: `P${i}`, frame })?.[0]?.frame)
    expect(frames).toEqual([0, 2, undefined, undefined, undefined, undefined])
  })

  test.each([
    ['as it is told, a little wider', [200, 100, 600, 500], { x: 0.16, y: 0.06, width: 0.48, height: 0.48 }],
    ['no wider than the frame', [0, 0, 500, 1000], { x: 0, y: 0, width: 0.55, height: 1 }],
    ['not turned round', [600, 100, 200, 500], undefined],
    ['not too small to draw from', [200, 100, 240, 500], undefined],
    ['not in shares', [0.1, 0.2, 0.5, 0.9], undefined],
    ['not outside the frame', [200, 100, 1200, 500], undefined],
    ['not below it', [-5, 100, 600, 500], undefined],
    ['not of three numbers', [200, 100, 600], undefined],
    ['not of five', [200, 100, 600, 500, 1], undefined],
    ['not in words', 'left half', undefined],
    ['not of words', ['200', '100', '600', '500'], undefined],
  ])('take a box %s', (_, told, box) => {
    const [found] = people({ label: 'Mika', frame: 2, box: told }) ?? []
    expect(found).toEqual({ label: 'Mika', frame: 1, ...(box ? { box } : {}) })
  })

  test('take no box without its frame', () => {
    expect(people({ label: 'Mika', box: [200, 100, 600, 500] })).toEqual([{ label: 'Mika' }])
  })

  test('are short: twenty entries, each within its limit', () => {
    const many = Array.from({ length: 50 }, (_, i) => ({ label: `P${i}`, look: 'x'.repeat(5000) }))
    expect(people(...many)).toHaveLength(20)
    expect(people(...many)?.[0]?.look).toHaveLength(LIMITS.about)
  })
})
