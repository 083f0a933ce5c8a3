import type { EngineStep } from '../../src/domain/engines/engines.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import type { AppError } from '../../src/lib/errors.ts'
import type { CallConfig } from '../../src/services/engines/call-config.ts'
import type { DirectRequest, DrawRequest, TimedPicture } from '../../src/services/engines/engine.ts'
import { limitInFlight } from '../../src/services/engines/openrouter/in-flight.ts'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import type { ReadSize } from '../../src/services/engines/picture.ts'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import type { LoggedRequest } from '../fake-openrouter/exchange.ts'
import { encodePng } from '../fake-openrouter/png.ts'

const MODELS: CallConfig['models'] = {
  describe: 'openai/gpt-6-luna',
  direct: 'anthropic/claude-sonnet-5.5',
  draw: 'google/gemini-3.1-flash-image',
}

/** Another model for one step. */
export const withModel = (step: EngineStep, model: string) => ({ models: { ...MODELS, [step]: model } })

export function configFor(baseUrl: string, change: Partial<CallConfig> = {}): CallConfig {
  return {
    ...DEFAULT_SETTINGS.openRouter,
    models: MODELS,
    baseUrl,
    apiKey: FAKE_KEY,
    ...change,
  }
}

/** Options as the engine passes them to its calls. */
export const limitedFor = (baseUrl: string, change: Partial<CallConfig> = {}) => ({
  ...configFor(baseUrl, change),
  inFlight: limitInFlight(() => 8),
})

/**
 * Node decodes no pictures: the size is read from the header of the fake's PNG, which ends in IEND.
 */
export const pngSize: ReadSize = async (picture) => {
  const bytes = Buffer.from(await picture.arrayBuffer())
  if (!bytes.subarray(-8).toString('latin1').startsWith('IEND')) throw new Error('damaged')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

export function engineFor(baseUrl: string, change: Partial<CallConfig> = {}) {
  return createOpenRouterEngine(configFor(baseUrl, change), pngSize)
}

/** A small picture; each shade gives different bytes. */
export function picture(shade: number): Blob {
  const png = encodePng(new Uint8Array(8 * 8 * 3).fill(shade), 8, 8)
  return new Blob([new Uint8Array(png)], { type: 'image/png' })
}

export const FRAMES: readonly TimedPicture[] = [1.5, 3, 4.5].map((time, i) => ({ time, picture: picture(i) }))

export const DIRECT: DirectRequest = {
  context: 'A woman in a mustard raincoat on a quay.',
  frame: FRAMES[1] ?? { time: 3, picture: picture(1) },
  frames: FRAMES,
  count: 5,
  seed: 1,
}

export const DRAW: DrawRequest = {
  shot: { text: 'She opens the case.', size: 'medium', angle: 'low' },
  context: DIRECT.context,
  references: [
    { role: 'style', picture: picture(200) },
    { role: 'identity', picture: picture(100), time: 3 },
  ],
  frames: async () => FRAMES,
  aspect: 16 / 9,
  seed: 1,
}

export const never = new AbortController().signal

/** The error of a call; undefined if it succeeds. */
export async function failure(call: Promise<unknown>): Promise<AppError | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    return error as AppError
  }
}

export async function sha256(blob: Blob | undefined): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', (await blob?.arrayBuffer()) ?? new ArrayBuffer())
  return Buffer.from(digest).toString('hex').slice(0, 16)
}

/** The messages of a logged chat request. */
export function messagesOf(entry: LoggedRequest | undefined): readonly { role: string; content: unknown }[] {
  const body = entry?.body as { messages?: { role: string; content: unknown }[] } | undefined
  return body?.messages ?? []
}
