import { afterEach, expect, test, vi } from 'vitest'
import { appState, neededPacks } from '../../src/services/offline/offline.ts'
import { recalledSurvey, rememberedSurvey, rememberFailure } from '../../src/services/upscale/gpu-survey.ts'

afterEach(() => void vi.unstubAllGlobals())

test('an app that opens from this device is not called missing for want of the sample, or of what nothing has used', () => {
  const all = { kept: true, opens: true, bytes: 9 }
  expect(appState(all, true)).toEqual({ kept: true, bytes: 9 })
  expect(appState(all, false)).toEqual({ kept: false, bytes: 9, partly: 'no-sample' })
  expect(appState({ ...all, kept: false }, true)).toEqual({ kept: false, bytes: 9, partly: 'opens' })
  expect(appState({ kept: false, opens: false, bytes: 9 }, true)).toEqual({ kept: false, bytes: 9 })
})

test('ONNX Runtime is kept for Best until shaders of our own are surveyed, and again once they have failed', async () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }
  vi.stubGlobal('localStorage', storage)
  const adapter = { info: { vendor: 'any', isFallbackAdapter: false } }
  vi.stubGlobal('navigator', { userAgent: 'any', gpu: { requestAdapter: async () => adapter } })
  const needed = (model: 'best' | 'fast') => neededPacks('upscaler', model, recalledSurvey)
  const runtime = 'onnx-runtime'
  expect(await needed('best')).toContain(runtime)
  await rememberFailure()
  expect(kept.size).toBe(0)
  const survey = { variants: [{ id: 'small', speed: 1e12 }], kernel: 1, onnx: 1 }
  await rememberedSurvey(true, async () => survey)
  expect(await needed('best')).toEqual(['upscaler-fast', 'upscaler-best'])
  await rememberFailure()
  expect(await needed('best')).toContain(runtime)
  expect(await recalledSurvey(true)).toEqual(survey)
  expect(await needed('fast')).toEqual(['upscaler-fast'])
})
