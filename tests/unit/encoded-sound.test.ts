import { expect, test, vi } from 'vitest'
import type { FrameCore } from '../../workers/clip/ffmpeg/core.ts'
import { wavHeader } from '../../workers/handover/sound/wav.ts'

const startCore = vi.fn<() => Promise<Partial<FrameCore>>>()
vi.mock('../../workers/clip/ffmpeg/core.ts', () => ({ CLIP_PATH: '/clip/clip', startCore }))
vi.mock('mediabunny', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  canEncodeAudio: async () => false,
}))
const { encodedSound } = await import('../../workers/handover/animatic/encoded-sound.ts')

test('where ffmpeg encodes the sound, loading it is told as a step, then encoding', async () => {
  const steps: string[] = []
  const ran = vi.fn(async () => false)
  startCore.mockImplementation(async () => {
    steps.push('starts')
    return { run: ran, complaints: () => 'stopped here', end: () => undefined }
  })
  const sound = encodedSound(new Blob([wavHeader(0)]), 'mp4', (step) => steps.push(step))
  await expect(sound).rejects.toThrow('stopped here')
  expect([steps, ran.mock.calls.length]).toEqual([['encoder', 'starts', 'sound'], 1])
})
