import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_ANIMATIC } from '../../src/domain/handover/animatic-options.ts'
import { FRAME_RATES, perSecond, RATE_NAMES, type RateName } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { viewAt } from '../../src/domain/handover/frame-views.ts'
import { viewOf } from '../../src/domain/handover/moves.ts'
import type { AnimaticRun, AnimaticWish } from '../bench/animatic-page.ts'
import { openBenchPage } from '../bench/bench-page.mjs'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const missing = ['ffprobe', 'ffmpeg', 'convert'].filter(
  (program) => spawnSync('which', [program]).status !== 0,
)
const name = missing.length > 0 ? `, but ${missing} is not installed` : ''

const run = (program: string, args: readonly string[], options: { readonly maxBuffer?: number } = {}) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })

const folder = mkdtempSync(join(tmpdir(), 'maestro-animatic-'))
const size = { width: 1600, height: 900 }
const shots: AnimaticWish['shots'] = [
  { duration: 0.75, move: 'push-in', sourceTime: 0.5 },
  { duration: 0.5, move: 'pan-left' },
  { duration: 0.6, move: 'handheld', sourceTime: 2 },
  { duration: 0.4, move: 'tilt-up' },
]
const board = (rate: RateName) =>
  frameTable(
    makeProject({
      shots: shots.map((shot, i) =>
        makeShot(`s${i}`, { takes: [{ ...makeTake('t', 'x'), ...size }], ...shot }),
      ),
    }),
    FRAME_RATES[rate],
  )
const bare = { ...DEFAULT_ANIMATIC, burnt: [], sound: false }

describe.skipIf(missing.length > 0)(`an animatic${name}`, () => {
  let page: Page
  let close = async () => undefined as unknown
  beforeAll(async () => {
    const bench = await openBenchPage('animatic', folder)
    close = bench.close
    page = await bench.open()
  }, 120_000)
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function made(wish: Partial<AnimaticWish>, clip?: string): Promise<AnimaticRun & { file: string }> {
    if (clip) await page.locator('input').setInputFiles(clip)
    const whole: AnimaticWish = {
      ...{ kind: 'animatic', way: 'app', shots, rate: '24', animatic: bare, size },
      ...wish,
    }
    const run = await page.evaluate((one) => window.makeAnimatic(one), whole)
    expect(run.failure).toBeUndefined()
    expect(run.progress).toBe(1)
    const file = join(folder, `${whole.way}-${whole.rate}-${run.path}`)
    writeFileSync(file, Buffer.from(run.file, 'base64'))
    writeFileSync(join(folder, 'picture.png'), Buffer.from(run.picture, 'base64'))
    return { ...run, file }
  }

  const probed = (file: string, stream: 'v' | 'a') =>
    JSON.parse(
      run('ffprobe', [
        ...['-v', 'error', '-count_frames', '-select_streams', stream, '-of', 'json'],
        ...['-show_streams', '-show_entries', 'packet=pts_time', file],
      ]).toString(),
    )

  /** The frame of the video, and the picture's rectangle that it should be, in dB. */
  function psnr(file: string, frame: number, rate: RateName): number {
    const table = board(rate)
    const timed = table.shots.find(({ start, frames }) => frame >= start && frame < start + frames)
    if (!timed) throw new Error('no shot')
    const { x, y, width } = viewAt(
      viewOf(timed.shot, size, 1280 / 720, timed.frames / perSecond(table.rate)),
      timed,
      frame,
    )
    const scale = 1280 / (width * size.width)
    const raw = { maxBuffer: 64 * 2 ** 20 }
    const wanted = run(
      'convert',
      [
        ...[join(folder, 'picture.png'), '-virtual-pixel', 'edge'],
        ...['-define', 'distort:viewport=1280x720+0+0', '+distort', 'SRT'],
        ...[`${x * size.width},${y * size.height} ${scale} 0 0,0`, '-depth', '8', 'rgb:-'],
      ],
      raw,
    )
    const found = run(
      'ffmpeg',
      [
        ...['-v', 'error', '-i', file, '-vf'],
        `select=eq(n\\,${frame}),scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24`,
        ...['-frames:v', '1', '-f', 'rawvideo', '-'],
      ],
      raw,
    )
    expect(found.length).toBe(1280 * 720 * 3)
    let squares = 0
    for (let i = 0; i < found.length; i++) squares += ((found[i] ?? 0) - (wanted[i] ?? 0)) ** 2
    return 10 * Math.log10(255 ** 2 / (squares / found.length))
  }

  function expectFrames(file: string, rate: RateName): void {
    const { streams, packets } = probed(file, 'v')
    const { frames } = board(rate)
    expect(Number(streams[0].nb_read_frames)).toBe(frames)
    expect([streams[0].width, streams[0].height]).toEqual([1280, 720])
    const times = packets.map((packet: { pts_time: string }) => Number(packet.pts_time)).toSorted(byValue)
    const fps = perSecond(FRAME_RATES[rate])
    // A Matroska file counts in milliseconds.
    for (const [i, time] of times.entries()) expect(Math.abs(time - i / fps)).toBeLessThan(0.0011)
  }
  const byValue = (a: number, b: number) => a - b

  it.each(RATE_NAMES)('at %s has exactly the frames of the board, at a constant rate', async (rate) => {
    const { file, path } = await made({ rate })
    expectFrames(file, rate)
    if (!path.endsWith('mp4')) return
    const [stream] = probed(file, 'v').streams
    const { frames, seconds } = FRAME_RATES[rate]
    const [top, bottom] = String(stream.r_frame_rate).split('/').map(Number)
    expect((top ?? 0) * seconds).toBe((bottom ?? 0) * frames)
  })

  it.each(['app', 'vp9', 'ffmpeg'] as const)(
    'by %s is in BT.709, and shows what is expected',
    async (way) => {
      const { file, path, notes } = await made({ way })
      expectFrames(file, '24')
      const [stream] = probed(file, 'v').streams
      expect(path.endsWith('mp4')).toBe(way !== 'vp9' && !notes.includes('webm'))
      expect(notes).toEqual(way === 'ffmpeg' ? ['by-ffmpeg'] : path.endsWith('mp4') ? [] : ['webm'])
      expect(stream).toMatchObject({ color_space: 'bt709', color_range: 'tv', pix_fmt: 'yuv420p' })
      for (const frame of [0, 9, 17, 22, 35, 53]) expect(psnr(file, frame, '24')).toBeGreaterThanOrEqual(30)
    },
  )

  it.each(['app', 'vp9', 'ffmpeg'] as const)(
    'by %s has the clip at each shot, and silence else',
    async (way) => {
      const clip = join(folder, 'clip.mp4')
      const tone = 'aevalsrc=0.5*sin(2*PI*t*(400+200*floor(t))):d=4:s=44100'
      run('ffmpeg', [
        ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'color=gray:s=64x64:d=4', '-f', 'lavfi', '-i', tone],
        ...['-c:v', 'mpeg4', '-c:a', 'aac', '-shortest', clip],
      ])
      const { file, notes } = await made({ way, animatic: { ...bare, sound: true } }, clip)
      expect(notes.filter((note) => !['webm', 'by-ffmpeg'].includes(note))).toEqual([])
      const { streams } = probed(file, 'a')
      expect(streams[0]).toMatchObject({ sample_rate: '48000', channels: 2 })
      /** Hertz by zero crossings, and the loudest sample, between two times. */
      const heard = (from: number, to: number) => {
        const raw = run('ffmpeg', [
          ...['-v', 'error', '-i', file, '-af', `atrim=${from}:${to}`, '-ac', '1', '-f', 's16le', '-'],
        ])
        const samples = new Int16Array(raw.buffer, raw.byteOffset, raw.length / 2)
        let crossings = 0
        for (let i = 1; i < samples.length; i++)
          if ((samples[i - 1] ?? 0) < 0 !== (samples[i] ?? 0) < 0) crossings++
        return {
          hertz: crossings / 2 / (to - from),
          peak: samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0),
        }
      }
      // 0.5 s of the clip: 400 Hz; 2 s: 800 Hz.
      expect(heard(0.1, 0.4).hertz).toBeCloseTo(400, -1.5)
      expect(heard(1.35, 1.75).hertz).toBeCloseTo(800, -1.5)
      expect(heard(0.85, 1.15).peak).toBeLessThan(400)
      expect(heard(1.9, 2.2).peak).toBeLessThan(400)
    },
  )

  it('as GIF has its pictures and its time', async () => {
    const { file } = await made({ kind: 'gif' })
    const [stream] = probed(file, 'v').streams
    expect([stream.width, stream.height]).toEqual([480, 270])
    expect(Number(stream.nb_read_frames)).toBe(18)
  })
})
