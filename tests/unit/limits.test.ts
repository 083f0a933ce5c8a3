import { describe, expect, it } from 'vitest'
import { readShotList } from '../../src/domain/engines/shot-list.ts'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { fitMime, fitText, LIMITS } from '../../src/domain/project/limits.ts'
import { copyName } from '../../src/domain/project/names.ts'
import { newProject, type Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { directShots } from '../../src/pipeline/board/direct-shots.ts'
import { sampleFrames } from '../../src/pipeline/clip/sample-frames.ts'
import type { EngineContext } from '../../src/pipeline/context.ts'
import { describeScene } from '../../src/pipeline/scene/describe-scene.ts'
import { startDrawing } from '../../src/pipeline/takes/draw-shots.ts'
import { startUpscaling } from '../../src/pipeline/upscale/upscale-shots.ts'
import type { Engine } from '../../src/services/engines/engine.ts'
import { exportProject } from '../../src/services/library/project-export.ts'
import { seeded } from '../fixtures/random.ts'
import { checkProjectFile } from '../fixtures/take-project.ts'

const idle = { onProgress: () => undefined, signal: new AbortController().signal }

const TEXTS = [
  '',
  'A fox.',
  '霧の港',
  '\ud83e\udd8a',
  'x'.repeat(600),
  'y'.repeat(210_000),
  '\ud83e',
  '"\\\u0000<b>',
]
const NUMBERS = [0, -1, 0.5, 4, 30, 20_000, 116_986, 1e9, Number.NaN, Number.POSITIVE_INFINITY]
const TYPES = [
  '',
  'video/mp4',
  'video/webm;codecs=vp9,opus',
  'video/webm; codecs="vp8, opus"',
  'Video/MP4',
  'none',
  'a/b/c',
]
const PICTURE_TYPES = ['', 'image/png', 'image/jpeg;q=1', 'image/avif']

/** A project made by the app's own steps from a clip and from models that answer anything. */
async function made(seed: number): Promise<{ project: Project; blobs: Map<BlobId, Blob> }> {
  const { below, pick } = seeded(seed)
  const { signal } = new AbortController()
  const blobs = new Map<BlobId, Blob>()
  const answer = () =>
    JSON.stringify(
      Array.from({ length: 3 }, (_, i) => ({
        text: `${i} ${pick(TEXTS)}`.slice(0, 9000),
        size: pick(['wide', 'huge', 7]),
        lens: pick(TEXTS),
        duration: pick(NUMBERS),
        dialogue: pick(TEXTS),
        sourceTime: pick(NUMBERS),
      })),
    )
  const picture = () => new Blob(['p'], { type: pick(PICTURE_TYPES) })
  const engine: Engine = {
    id: 'sketch',
    describe: async () => ({ text: pick(TEXTS), model: pick(TEXTS) }),
    direct: async ({ count }) => ({ shots: readShotList(answer(), count).shots, model: pick(TEXTS) }),
    draw: async ({ context, shot }) => ({
      picture: picture(),
      width: 8,
      height: 4,
      model: pick(TEXTS),
      prompt: `${context} ${shot.text}`,
      seed: below(2 ** 31),
    }),
  }
  let project = newProject('p1' as ProjectId, 'Pilot', 1000, 7)
  project = { ...project, settings: { ...project.settings, shotCount: 3 } }
  const change: EngineContext['commit'] = async (patch) => {
    project = patch.change(project)
    for (const [id, blob] of patch.blobs ?? []) blobs.set(id, blob)
  }
  const blob = async (id: BlobId) => blobs.get(id)
  const context: EngineContext = {
    services: {
      frames: {
        openClip: async () => ({
          info: {
            duration: pick(NUMBERS),
            width: pick([1, 1280, 1e6]),
            height: pick([0, 720]),
            codec: pick(TEXTS),
            fps: pick(NUMBERS),
          },
          sample: async (times, onFrame) => {
            for (const time of times) {
              const frame = { time, presentedAt: time, width: 768, height: 432 }
              onFrame({ ...frame, jpeg: new Blob(['j'], { type: 'image/jpeg' }), luma: new Uint8Array(576) })
            }
            return { decoder: 'ffmpeg', missing: [], notes: [] }
          },
          firstSight: async () => undefined,
          findCuts: async () => [],
          close: () => undefined,
        }),
      },
      engine: async () => engine,
      upscaler: async () => ({
        upscale: async (_, { model, scale }) => ({
          picture: picture(),
          width: 16,
          height: 8,
          model,
          scale,
          backend: 'wasm',
          ms: 5,
        }),
      }),
      blob,
      reference: blob,
      clip: async () => new Blob(['clip']),
      isKeepable: () => true,
      part: async () => undefined,
      sheet: async () => undefined,
      toEdit: blob,
      putBack: () => Promise.reject(new Error('not asked for')),
      rememberClip: () => undefined,
    },
    engine: 'sketch',
    concurrency: 2,
    agree: async (plan) => plan(),
    measure: async () => undefined,
    pictures: () => ({}),
    wish: { engine: undefined, model: '', shape: '' },
    upscale: { model: 'fast', scale: 2, format: 'png' },
    signal,
    project: () => project,
    commit: change,
    edit: (edit) => {
      project = edit(project)
    },
    unsaved: () => undefined,
    progress: () => undefined,
    log: () => undefined,
    shot: () => undefined,
    stopped: () => undefined,
    noted: async () => undefined,
  }
  await sampleFrames(context, { clip: new File(['clip'], `${pick(TEXTS)}.mp4`, { type: pick(TYPES) }) })
  await describeScene(context)
  await directShots(context)
  const style = 'style' as BlobId
  blobs.set(style, new Blob(['s'], { type: 'image/jpeg' }))
  project = { ...project, style: { blob: style, name: 'style.jpg', width: 9, height: 9 } }
  const ids = project.shots.map(({ id }) => id)
  await startDrawing(context, ids).finished
  await startUpscaling(context, ids).finished
  return { project, blobs }
}

const exported = (project: Project, blobs: ReadonlyMap<BlobId, Blob>) =>
  exportProject(project, { ...idle, versions: [], loadBlob: async (id) => blobs.get(id) })

describe('the limits of a project', () => {
  it('let whatever the steps take in be exported and imported again, unchanged', async () => {
    let takes = 0
    for (let seed = 0; seed < 150; seed++) {
      const { project } = await made(seed)
      expect(parseProject(JSON.parse(JSON.stringify(project))), `seed ${seed}`).toEqual({ project })
      takes += project.shots.reduce((sum, shot) => sum + shot.takes.length, 0)
    }
    expect(takes).toBeGreaterThan(100)
    const { project, blobs } = await made(0)
    const checked = await checkProjectFile(await exported(project, blobs), idle)
    expect(checked).toMatchObject({ missing: [], project })
  })

  it('take what an earlier version let through: nothing that was written is lost', async () => {
    const { project, blobs } = await made(1)
    if (!project.video?.info) throw new Error('no clip')
    const earlier: Project = {
      ...project,
      name: 'n'.repeat(600),
      context: 'z'.repeat(300_000),
      video: {
        ...project.video,
        mime: 'video/webm;codecs=vp9',
        info: { ...project.video.info, duration: 200_000, fps: 20_000 },
        window: { start: 100_000, end: 100_030 },
      },
    }
    const { project: back } = await checkProjectFile(await exported(earlier, blobs), idle)
    expect(back).toEqual({
      ...earlier,
      name: 'n'.repeat(LIMITS.line),
      video: { ...earlier.video, mime: 'video/webm' },
    })
  })

  it('cut a text without cutting a character in two, and let one that was longer stay', () => {
    const long = `${'x'.repeat(LIMITS.text - 1)}\ud83e\udd8a`
    expect(fitText(long)).toBe('x'.repeat(LIMITS.text - 1))
    expect(fitText(`${long}!`, long)).toBe(long)
    expect(fitText(long.slice(0, -2), long)).toBe('x'.repeat(LIMITS.text - 1))
  })

  it('know a type by what stands before its parameters', () => {
    expect(TYPES.map(fitMime)).toEqual(['', 'video/mp4', 'video/webm', 'video/webm', 'video/mp4', '', ''])
  })

  it('hold for the name of a copy', () => {
    expect(copyName('n'.repeat(LIMITS.line), []).length).toBeLessThanOrEqual(LIMITS.line)
  })
})
