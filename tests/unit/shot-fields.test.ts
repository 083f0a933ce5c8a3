import { expect, test, vi } from 'vitest'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

/** Fields that the app lacks, added as a row and its words. */
vi.mock('../../src/domain/board/shot-fields.ts', async (original) => {
  const real = await original<typeof import('../../src/domain/board/shot-fields.ts')>()
  const weather = { kind: 'term', terms: ['dry', 'light-rain'], asked: true, told: 'camera' }
  const secret = { kind: 'line', asked: false, told: 'nothing', inCsv: false, onCard: false }
  const made = [
    ['weather', { ...weather, inCsv: true, onCard: true }],
    ['secret', secret],
  ]
  const rows = [...real.SHOT_FIELD_ROWS, ...made]
  return { ...real, SHOT_FIELD_ROWS: rows, SHOT_FIELDS_BY_KEY: Object.fromEntries(rows) }
})
vi.mock('../../src/ui/words/en/board.ts', async (original) => {
  const { boardWords, ...rest } = await original<typeof import('../../src/ui/words/en/board.ts')>()
  return {
    ...rest,
    boardWords: { ...boardWords, terms: { ...boardWords.terms, 'light-rain': 'Light rain' } },
  }
})
vi.mock('../../src/ui/words/en/exports.ts', async (original) => {
  const { exportWords } = await original<typeof import('../../src/ui/words/en/exports.ts')>()
  return { exportWords: { ...exportWords, columns: { ...exportWords.columns, weather: 'Weather' } } }
})
const { drawPrompt } = await import('../../src/domain/engines/draw-prompt.ts')
const { readShotList, SHOT_LIST_SCHEMA } = await import('../../src/domain/engines/shot-list.ts')
const { parseProject } = await import('../../src/domain/project/schema.ts')
const { shotListRows } = await import('../../workers/handover/shot-list/columns.ts')
const { makeJob } = await import('../fixtures/handover-job.ts')
const { shotTags } = await import('../../src/ui/board/shot-tags.ts')
const { shotList } = await import('../fake-openrouter/script.ts')

const rainy = { ...makeShot('s1', { size: 'wide' }), weather: 'light-rain', secret: 'mine' }

test('a model is asked for a new field, and for none that is not its own', () => {
  const { required, properties } = SHOT_LIST_SCHEMA.properties.shots.items
  expect(required).toEqual(Object.keys(properties))
  expect(properties.weather).toEqual({ type: 'string', enum: ['dry', 'light-rain', 'unset'] })
  expect(properties).not.toHaveProperty('secret')
})

test('its answer is read, in another spelling too, and left out where it makes no sense', () => {
  const read = (change: object) =>
    readShotList(JSON.stringify([{ text: 'A bridge.', ...change }]), 1).shots[0]
  expect(read({ weather: 'Light rain' })).toEqual({ text: 'A bridge.', weather: 'light-rain' })
  expect(read({ weather: 'unset' })).toEqual({ text: 'A bridge.' })
  expect(read({ weather: 'frogs', secret: 'x' })).toEqual({ text: 'A bridge.' })
})

test('the imitation of the service answers with it', () => {
  const { shots } = shotList(3, SHOT_LIST_SCHEMA)
  expect(readShotList(JSON.stringify({ shots }), 3).shots).toMatchObject([
    { weather: 'dry' },
    { weather: 'dry' },
    { weather: 'dry' },
  ])
})

test('a project keeps it, and takes no value that is none', () => {
  expect(parseProject(makeProject({ shots: [rainy] }))).toMatchObject({ project: { shots: [rainy] } })
  const odd = { ...rainy, weather: 'frogs' }
  expect(parseProject(makeProject({ shots: [odd] }))).toMatchObject({
    fault: { code: 'field-wrong', path: 'shots.0.weather' },
  })
})

test('the shot list has its column, after those that the trade reads first, and its value in words', () => {
  const [header = [], row = []] = shotListRows(makeJob({ project: { shots: [rainy] } }))
  expect(row[header.indexOf('Weather')]).toBe('Light rain')
  expect(header.indexOf('Weather')).toBeGreaterThan(header.indexOf('Must keep'))
  expect([...header, ...row].join()).not.toMatch(/secret|mine/)
})

test('its card has a tag for it', () => {
  expect(shotTags(rainy).map(({ words }) => words)).toEqual(['Wide', 'Light rain'])
})

test('the painter is told of it', () => {
  const told = drawPrompt({ shot: rainy, context: '', roles: [], aspectRatio: '16:9' })
  expect(told).toMatch(/^Camera: A wide shot: .*, weather light-rain\.$/m)
  expect(told).not.toContain('mine')
})
