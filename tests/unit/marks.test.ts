import { describe, expect, test } from 'vitest'
import { cameraArrows } from '../../src/domain/board/camera-arrows.ts'
import { CROPS, GUIDES } from '../../src/domain/board/guide-names.ts'
import { guideMarks } from '../../src/domain/board/guides.ts'
import { type Marks, MIDDLE, spaceOf } from '../../src/domain/board/marks.ts'
import { hasArrowsInside } from '../../src/domain/board/shot.ts'
import { SHOT_DIRECTIONS, SHOT_MOVES } from '../../src/domain/board/shot-terms.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const ASPECTS = { '16x9': 16 / 9, '1x1': 1, '9x16': 9 / 16, '239': 2.39 } as const
const CORNERS = [0, 1].flatMap((x) => [0, 1].map((y) => ({ x, y })))

/** All marks of one aspect ratio as one SVG file, one group each. */
function sheet(aspect: number, names: readonly string[], marksOf: (name: string) => Marks<string>): string {
  const { width, height } = spaceOf(aspect)
  const step = Math.ceil(height) + 10
  const groups = names.map((name, i) => {
    const { lines, labels } = marksOf(name)
    const texts = labels.map(
      ({ x, y, label }) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${label}</text>`,
    )
    const paths = lines.map((d) => `<path d="${d}"/>`)
    return [`<g id="${name}" transform="translate(0 ${i * step})">`, ...paths, ...texts, '</g>'].join('\n')
  })
  const size = `viewBox="0 0 ${width.toFixed(1)} ${names.length * step}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="none" stroke="#000">\n<title>${names.join(' · ')}</title>\n${groups.join('\n')}\n</svg>\n`
}

/** Every pair of numbers of path data. */
const pointsOf = (lines: readonly string[]) =>
  lines.flatMap((line) =>
    [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
  )

describe.each(Object.entries(ASPECTS))('in %s', (name, aspect) => {
  test('the arrows of every move are as stored', async () => {
    const drawn = sheet(aspect, SHOT_MOVES, (move) => cameraArrows(move as 'arc', aspect, MIDDLE))
    await expect(drawn).toMatchFileSnapshot(`../fixtures/marks/arrows-${name}.svg`)
  })

  test('the arrows that the direction changes are as stored, and no others', async () => {
    const names = SHOT_MOVES.flatMap((move) => SHOT_DIRECTIONS.map((way) => `${move} ${way}`))
    const drawn = (name: string) => {
      const [move, way] = name.split(' ') as ['arc', 'left']
      return cameraArrows(move, aspect, MIDDLE, way)
    }
    const alone = (name: string) => JSON.stringify(cameraArrows(name.split(' ')[0] as 'arc', aspect, MIDDLE))
    const changed = names.filter((way) => JSON.stringify(drawn(way)) !== alone(way))
    const beside = ['tilt-up', 'tilt-down', 'pedestal-up', 'pedestal-down'].map((move) => `${move} right`)
    expect(changed.toSorted()).toEqual([...beside, 'arc left'].toSorted())
    await expect(sheet(aspect, changed, drawn)).toMatchFileSnapshot(
      `../fixtures/marks/directions-${name}.svg`,
    )
  })

  test('every guide is as stored, and a crop keeps a focus beside the middle', async () => {
    const drawn = sheet(aspect, GUIDES, (guide) => guideMarks(guide as 'safe', aspect, { x: 0.7, y: 0.4 }))
    await expect(drawn).toMatchFileSnapshot(`../fixtures/marks/guides-${name}.svg`)
  })

  test('nothing leaves the picture, wherever the focus is', () => {
    const { width, height } = spaceOf(aspect)
    for (const focus of [MIDDLE, ...CORNERS]) {
      const arrows = SHOT_MOVES.map((move) => cameraArrows(move, aspect, focus))
      const guides = GUIDES.map((guide) => guideMarks(guide, aspect, focus))
      for (const { lines, labels } of [...arrows, ...guides])
        for (const { x, y } of [...ends(lines), ...labels]) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width + 0.1)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(height + 0.1)
        }
    }
  })

  test('each move has arrows of its own, and a static shot none', () => {
    const drawn = SHOT_MOVES.map((move) => cameraArrows(move, aspect, MIDDLE))
    expect(new Set(drawn.map((marks) => JSON.stringify(marks))).size).toBe(SHOT_MOVES.length)
    expect(SHOT_MOVES.filter((_, i) => drawn[i]?.lines.length === 0)).toEqual(['static'])
  })

  test('each crop has its ratio, touches two edges and holds the focus', () => {
    const { width, height } = spaceOf(aspect)
    for (const focus of CORNERS)
      for (const [crop, ratio] of Object.entries(CROPS)) {
        const corners = pointsOf(guideMarks(crop as '1.85', aspect, focus).lines)
        const [left, right] = [Math.min, Math.max].map((of) => of(...corners.map(({ x }) => x))) as [
          number,
          number,
        ]
        const [top, bottom] = [Math.min, Math.max].map((of) => of(...corners.map(({ y }) => y))) as [
          number,
          number,
        ]
        expect(Math.abs((right - left) / (bottom - top) / ratio - 1)).toBeLessThan(0.01)
        expect(Math.min(width - (right - left), height - (bottom - top))).toBeLessThan(0.2)
        expect(focus.x * width).toBeGreaterThanOrEqual(left - 0.1)
        expect(focus.x * width).toBeLessThanOrEqual(right + 0.1)
        expect(focus.y * height).toBeGreaterThanOrEqual(top - 0.1)
        expect(focus.y * height).toBeLessThanOrEqual(bottom + 0.1)
      }
  })
})

/** Where lines begin and end, and how far a curve's middle goes. */
function ends(lines: readonly string[]) {
  return lines.flatMap((line) => {
    const [from, control, to] = pointsOf([line])
    if (!line.includes('Q') || !from || !control || !to) return pointsOf([line])
    const middle = { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 }
    return [from, middle, to]
  })
}

test('an arrow at the side keeps away from the focus', () => {
  const xs = (x: number) =>
    pointsOf(cameraArrows('pedestal-up', 16 / 9, { x, y: 0.5 }).lines).map((point) => point.x)
  expect(Math.max(...xs(0.8))).toBeLessThan(80)
  expect(Math.min(...xs(0.2))).toBeGreaterThan(240)
  // A subject on a side tells more than the way in which it faces.
  expect(cameraArrows('tilt-up', 1, { x: 0.2, y: 0.5 }, 'right')).toEqual(
    cameraArrows('tilt-up', 1, { x: 0.2, y: 0.5 }),
  )
})

test('only pictures of the first Sketch have their arrows inside', () => {
  const take = makeTake('t1', 'A bridge.')
  const by = (model: string) => hasArrowsInside({ ...take, receipt: { ...take.receipt, model } })
  expect(by('Sketch 1')).toBe(true)
  expect(by('Sketch 2')).toBe(false)
  expect(by('openai/gpt-image-1')).toBe(false)
})

test('a project keeps the focus of a take, and refuses one outside the picture', () => {
  const withFocus = (focus: object) =>
    parseProject(
      makeProject({
        shots: [
          {
            ...makeShot('s1'),
            takes: [{ ...makeTake('t1', 'A bridge.'), focus, focusByHand: focus }],
          } as never,
        ],
      }),
    )
  expect(withFocus({ x: 0.25, y: 1 })).toMatchObject({
    project: { shots: [{ takes: [{ focus: { x: 0.25, y: 1 }, focusByHand: { x: 0.25, y: 1 } }] }] },
  })
  expect(withFocus({ x: 1.5, y: 0 })).toHaveProperty('fault')
})
