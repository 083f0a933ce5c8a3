import { describe, expect, it } from 'vitest'
import { defaultModel, resolveModel } from '../../src/domain/models/default-model.ts'
import type { Catalogue, ChatModel, ImageModel } from '../../src/domain/models/model.ts'
import { describeCost, directCost, pictureCost } from '../../src/domain/money/cost.ts'
import { readChatModels, readImageModels } from '../../src/services/engines/openrouter/catalogue/schema.ts'
import { SNAPSHOT } from '../../src/services/engines/openrouter/catalogue/snapshot.ts'

const NOW = Date.UTC(2026, 10, 25)

const chat = (id: string, change: Partial<ChatModel> = {}): ChatModel => ({
  id,
  name: id,
  seesPictures: true,
  structured: true,
  prompt: 1e-6,
  completion: 1e-6,
  ...change,
})
const image = (id: string, change: Partial<ImageModel> = {}): ImageModel => ({
  id,
  name: id,
  maxReferences: 4,
  aspectRatios: ['16:9'],
  resolutions: [],
  qualities: [],
  seed: false,
  prices: [{ billable: 'output_image', unit: 'image', cost: 0.05 }],
  ...change,
})
const live = (models: readonly ChatModel[], pictures: readonly ImageModel[] = []): Catalogue => ({
  chat: models,
  image: pictures,
  at: NOW,
  source: 'live',
})

describe('the default model', () => {
  it('is the first preferred one that is there', () => {
    const catalogue = live([chat('google/gemini-3.8-flash'), chat('openai/gpt-6-luna')])
    expect(defaultModel('describe', catalogue, NOW)?.id).toBe('openai/gpt-6-luna')
  })

  it('is not one that retires within a month, nor one that cannot do the job', () => {
    const catalogue = live([
      chat('openai/gpt-6-luna', { expires: '2026-12-10' }),
      chat('google/gemini-3.8-flash', { seesPictures: false }),
      chat('a/cheap', { prompt: 1e-8 }),
      chat('a/free:free', { prompt: 0, completion: 0 }),
      chat('a/dear', { prompt: 1e-4 }),
    ])
    expect(defaultModel('describe', catalogue, NOW)?.id).toBe('a/cheap')
  })

  it('is not one that has become dear, and by price not an old one, nor one that counts by the token and looks cheap', () => {
    const dear = live([chat('openai/gpt-6-luna', { prompt: 1e-3 }), chat('google/gemini-3.8-flash')])
    expect(defaultModel('describe', dear, NOW)?.id).toBe('google/gemini-3.8-flash')
    const old = chat('a/old', { prompt: 1e-9, created: NOW / 1000 - 700 * 86_400 })
    const forgetful = chat('a/short', { prompt: 1e-9, context: 8000 })
    expect(defaultModel('describe', live([old, forgetful, chat('a/new')]), NOW)?.id).toBe('a/new')
    const tokens = [{ billable: 'output_image', unit: 'token', cost: 0.0001 }]
    const pictures = live([], [image('a/tokens', { prices: tokens }), image('a/flat')])
    expect(defaultModel('draw', pictures, NOW)?.id).toBe('a/flat')
  })

  it('of an own server is the first that it lists', () => {
    const own: Catalogue = { chat: [{ id: 'llava', name: 'llava' }], at: NOW, source: 'own' }
    expect(defaultModel('direct', own, NOW)?.id).toBe('llava')
    const mixed: Catalogue = { ...own, chat: [{ id: 'nomic-embed-text', name: 'x' }, ...own.chat] }
    expect(defaultModel('direct', mixed, NOW)?.id).toBe('llava')
    expect(defaultModel('draw', own, NOW)).toBeUndefined()
  })

  it('draws with at least two references', () => {
    const catalogue = live([], [image('a/one', { maxReferences: 1 }), image('a/two', { maxReferences: 2 })])
    expect(defaultModel('draw', catalogue, NOW)?.id).toBe('a/two')
  })

  it('stands in the bundled list for each role', () => {
    for (const role of ['describe', 'direct', 'draw'] as const) {
      expect(defaultModel(role, SNAPSHOT, NOW)).toBeDefined()
    }
  })
})

it('a chosen model that vanished stays, and names its successor', () => {
  const catalogue = live([chat('openai/gpt-6-luna')])
  expect(resolveModel('describe', 'openai/gpt-4o', catalogue, NOW)).toMatchObject({
    id: 'openai/gpt-4o',
    gone: { id: 'openai/gpt-6-luna' },
  })
  expect(resolveModel('describe', '', catalogue, NOW)).toEqual({ id: 'openai/gpt-6-luna', automatic: true })
})

describe('prices', () => {
  it('come from the live lines', () => {
    const wish = { references: 2, resolution: '', quality: '' }
    expect(pictureCost(image('a/b'), wish)).toBe(0.05)
    const lines = [
      { billable: 'output_image', unit: 'image', cost: 0.045, variant: '512' },
      { billable: 'output_image', unit: 'image', cost: 0.067, variant: '1K' },
      { billable: 'input_reference', unit: 'image', cost: 0.001 },
    ]
    expect(pictureCost(image('a/b', { prices: lines }), wish)).toBeCloseTo(0.069)
    expect(pictureCost(image('a/b', { prices: lines }), { ...wish, resolution: '512' })).toBeCloseTo(0.047)
  })

  it('are unknown rather than wrong', () => {
    const wish = { references: 2, resolution: '', quality: '' }
    const odd = [{ billable: 'output_image', unit: 'furlong', cost: 1 }]
    expect(pictureCost(image('a/b', { prices: odd }), wish)).toBeUndefined()
    expect(pictureCost(image('a/b', { prices: [] }), wish)).toBeUndefined()
    expect(describeCost(chat('openrouter/auto', { prompt: -1 }), 5)).toBeUndefined()
    expect(directCost(undefined, 900, 5)).toBeUndefined()
    const negative = [{ billable: 'output_image', unit: 'image', cost: -1 }]
    expect(pictureCost(image('a/b', { prices: negative }), wish)).toBeUndefined()
    expect(describeCost(chat('a/b', { picture: 0.01, request: 0.002 }), 5)).toBeCloseTo(
      (describeCost(chat('a/b'), 5) ?? 0) + 0.052,
    )
  })

  it('count more for more', () => {
    const model = chat('a/b')
    expect(describeCost(model, 10)).toBeGreaterThan(describeCost(model, 5) ?? 0)
    expect(directCost(chat('a/b', { mustReason: true }), 900, 5)).toBeGreaterThan(
      directCost(model, 900, 5) ?? 0,
    )
    expect(directCost(model, 900, 5, 8)).toBeGreaterThan(directCost(model, 900, 5) ?? 0)
  })
})

describe('a list of models', () => {
  it('may hold entries that cannot be read, and prices that are no numbers', () => {
    const read = readChatModels({ data: [{ id: 'a/b', pricing: { prompt: 'free' } }, { no: 'id' }, 7] })
    expect(read).toEqual([{ id: 'a/b', name: 'a/b' }])
    expect(() => readChatModels('<h1>')).toThrow(/answer-no-models/)
  })

  it('tells what an image model takes', () => {
    const parameters = {
      input_references: { type: 'range', min: 0, max: 14 },
      aspect_ratio: { type: 'enum', values: ['1:1', '16:9'] },
      seed: { type: 'boolean' },
    }
    const [model, bare] = readImageModels({
      data: [
        { id: 'a/b', supported_parameters: parameters },
        { id: 'a/c', supported_parameters: {} },
      ],
    })
    expect(model).toMatchObject({ maxReferences: 14, aspectRatios: ['1:1', '16:9'], seed: true })
    expect(bare).toMatchObject({ maxReferences: 0, aspectRatios: [], seed: false })
  })
})
