import type { Catalogue } from '../../../../domain/models/model.ts'

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9']

/**
 * A few models as of 2 October 2026, for a first start without a network: enough to show prices on
 * the buttons. The first live answer replaces it.
 */
export const SNAPSHOT: Catalogue = {
  source: 'bundled',
  at: Date.UTC(2026, 9, 2),
  chat: [
    {
      id: 'openai/gpt-6-luna',
      name: 'OpenAI: GPT-6 Luna',
      seesPictures: true,
      structured: true,
      prompt: 1e-7,
      completion: 5e-7,
      context: 1_050_000,
    },
    {
      id: 'google/gemini-3.8-flash',
      name: 'Google: Gemini 3.8 Flash',
      seesPictures: true,
      structured: true,
      prompt: 7.5e-7,
      completion: 3.75e-6,
    },
    {
      id: 'anthropic/claude-sonnet-5.5',
      name: 'Anthropic: Claude Sonnet 5.5',
      seesPictures: true,
      structured: true,
      mustReason: true,
      prompt: 2e-6,
      completion: 1e-5,
    },
  ],
  image: [
    {
      id: 'google/gemini-3.1-flash-image',
      name: 'Google: Gemini 3.1 Flash Image',
      maxReferences: 14,
      aspectRatios: RATIOS,
      resolutions: ['512', '1K', '2K', '4K'],
      qualities: [],
      seed: false,
      prices: [{ billable: 'output_image', unit: 'image', cost: 0.067 }],
    },
    {
      id: 'bytedance-seed/seedream-5-0-flash',
      name: 'ByteDance: Seedream 5.0 Flash',
      maxReferences: 14,
      aspectRatios: RATIOS,
      resolutions: [],
      qualities: [],
      seed: true,
      prices: [{ billable: 'output_image', unit: 'image', cost: 0.018 }],
    },
  ],
}
