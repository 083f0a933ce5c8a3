import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnimaticOptions, DEFAULT_ANIMATIC } from '../../src/domain/handover/animatic-options.ts'
import { FRAME_RATES, perSecond, RATE_NAMES, type RateName } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { viewAt } from '../../src/domain/handover/frame-views.ts'
import { viewOf } from '../../src/domain/handover/moves.ts'
import { openBenchPage } from '../bench/bench-page.mjs'
import type { FileRun, FilesWish } from '../bench/handover-page.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { bytesOf, judge, psnr, run } from './programs.ts'

const judges = judge('ffprobe', 'ffmpeg', 'convert')
const folder = mkdtempSync(join(tmpdir(), 'maestro-animatic-'))
const size = { width: 1600, height: 900 }
const shots: FilesWish['shots'] = [
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
/** How it is encoded; what the app itself would take is no way. */
const WAYS = [
  ['as the app makes it', undefined],
  ['in VP9', 'vp9'],
  ['in VP8', 'vp8'],
  ['by ffmpeg alone', 'ffmpeg'],
] as const
const bare = { ...DEFAULT_ANIMATIC, burnt: [], sound: false }

/**
 * Runs in the page. Its encoder takes a configuration of H.264 and then fails, as a Firefox without
 * the codec does, or never answers; or there is none.
 */
function breakEncoder(how: 'fails' | 'hangs' | 'lost'): void {
  if (how === 'lost') return void Reflect.deleteProperty(window, 'VideoEncoder')
  const { configure, encode, flush } = VideoEncoder.prototype
  const broken = new WeakSet<VideoEncoder>()
  VideoEncoder.prototype.configure = function (config) {
    if (config.codec.startsWith('avc')) broken.add(this)
    return configure.call(this, config)
  }
  VideoEncoder.prototype.encode = function (...args) {
    if (!broken.has(this)) return encode.apply(this, args)
    if (how === 'fails') throw new DOMException('not supported', 'EncodingError')
  }
  VideoEncoder.prototype.flush = function () {
    return broken.has(this) && how === 'hangs' ? new Promise(() => undefined) : flush.call(this)
  }
}

describe.skipIf(judges.skip)(`an animatic${judges.name}`, () => {
  let bench: Awaited<ReturnType<typeof openBenchPage>>
  let page: Page
  beforeAll(async () => {
    bench = await openBenchPage('handover-page', folder)
    page = await bench.open()
  }, 120_000)
  afterAll(async () => {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  interface Wish {
    readonly kind?: 'animatic' | 'gif'
    readonly way?: FilesWish['way']
    readonly rate?: RateName
    readonly animatic?: AnimaticOptions
  }
  type Made = FileRun & { readonly file: string }
  async function made(wish: Wish, clip?: string): Promise<Made> {
    if (clip) await page.locator('input').setInputFiles(clip)
    const { kind = 'animatic', way, rate = '24', animatic = bare } = wish
    const run = await page.evaluate((one) => window.makeFiles(one), {
      ...{ kinds: [kind], shots, size, options: { rate, animatic } },
      ...(way && { way }),
    })
    expect(run.failure).toBeUndefined()
    expect(run.progress).toBe(1)
    const [one] = run.files
    if (!one) throw new Error('no file')
    const file = join(folder, `${way}-${rate}-${one.path}`)
    writeFileSync(file, Buffer.from(one.bytes, 'base64'))
    writeFileSync(join(folder, 'picture.png'), Buffer.from(run.picture, 'base64'))
    return { ...one, file }
  }

  const probed = (file: string, stream: 'v' | 'a') =>
    JSON.parse(
      run(
        'ffprobe',
        ...['-v', 'error', '-count_frames', '-select_streams', stream, '-of', 'json'],
        ...['-show_streams', '-show_entries', 'packet=pts_time', file],
      ),
    )

  /**
   * The frame of the video, and the picture's rectangle that it should be, in dB; in a GIF it is
   * another picture, and smaller.
   */
  function nearness(
    file: string,
    frame: number,
    rate: RateName,
    { picture, width: wide } = { picture: frame, width: 1280 },
  ): number {
    const table = board(rate)
    const timed = table.shots.find(({ start, frames }) => frame >= start && frame < start + frames)
    if (!timed) throw new Error('no shot')
    const { x, y, width } = viewAt(
      viewOf(timed.shot, size, 1280 / 720, timed.frames / perSecond(table.rate)),
      timed,
      frame,
    )
    const high = (wide * 9) / 16
    const scale = wide / (width * size.width)
    const wanted = bytesOf('convert', [
      ...[join(folder, 'picture.png'), '-virtual-pixel', 'edge'],
      ...['-define', `distort:viewport=${wide}x${high}+0+0`, '+distort', 'SRT'],
      ...[`${x * size.width},${y * size.height} ${scale} 0 0,0`, '-depth', '8', 'rgb:-'],
    ])
    const colours = file.endsWith('gif') ? 'null' : 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc'
    const found = bytesOf('ffmpeg', [
      ...['-v', 'error', '-i', file, '-vf'],
      `select=eq(n\\,${picture}),${colours},format=rgb24`,
      ...['-frames:v', '1', '-f', 'rawvideo', '-'],
    ])
    expect(found.length).toBe(wide * high * 3)
    return psnr(found, wanted)
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

  it.each(WAYS)('%s is in BT.709, and shows what is expected', async (_, way) => {
    const { file, path, notes } = await made({ way })
    expectFrames(file, '24')
    const [stream] = probed(file, 'v').streams
    expect(path.endsWith('mp4')).toBe(!way?.startsWith('vp') && !notes.includes('webm'))
    expect(notes).toEqual(way === 'ffmpeg' ? ['by-ffmpeg'] : path.endsWith('mp4') ? [] : ['webm'])
    expect(stream).toMatchObject({ color_space: 'bt709', color_range: 'tv', pix_fmt: 'yuv420p' })
    for (const frame of [0, 9, 17, 22, 35, 53]) expect(nearness(file, frame, '24')).toBeGreaterThanOrEqual(30)
  })

  it.each(WAYS)('%s has the clip at each shot, and silence else', async (_, way) => {
    const clip = join(folder, 'clip.mp4')
    const tone = 'aevalsrc=0.5*sin(2*PI*t*(400+200*floor(t))):d=4:s=44100'
    bytesOf('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'color=gray:s=64x64:d=4', '-f', 'lavfi', '-i', tone],
      ...['-c:v', 'mpeg4', '-c:a', 'aac', '-shortest', clip],
    ])
    const { file, notes } = await made({ way, animatic: { ...bare, sound: true } }, clip)
    expect(notes.filter((note) => !['webm', 'by-ffmpeg'].includes(note))).toEqual([])
    const { streams } = probed(file, 'a')
    expect(streams[0]).toMatchObject({ sample_rate: '48000', channels: 2 })
    /** Hertz by zero crossings, and the loudest sample, between two times. */
    const heard = (from: number, to: number) => {
      const raw = bytesOf('ffmpeg', [
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
  })

  it.each(WAYS)('%s is made twice with the same frames at the same times', async (_, way) => {
    /** Times and lengths of all packets, and the pictures, small. */
    async function told() {
      const { file } = await made({ way })
      const { streams, packets } = probed(file, 'v')
      const small = ['-vf', 'scale=160:90,format=rgb24', '-f', 'rawvideo', '-']
      const pictures = bytesOf('ffmpeg', ['-v', 'error', '-i', file, ...small])
      return { count: streams[0].nb_read_frames, duration: streams[0].duration, packets, pictures }
    }
    const [one, other] = [await told(), await told()]
    expect([other.count, other.duration, other.packets]).toEqual([one.count, one.duration, one.packets])
    expect(one.packets).toHaveLength(board('24').frames)
    expect(psnr(other.pictures, one.pictures)).toBeGreaterThanOrEqual(45)
  })

  it.each([
    ['whose H.264 fails at the first frame', 'fails', 'auto', ['webm']],
    ['whose H.264 never answers', 'hangs', 'auto', ['webm']],
    ['whose H.264 fails, where an MP4 is asked for', 'fails', 'mp4', ['by-ffmpeg']],
    ['that encodes nothing', 'lost', 'auto', ['by-ffmpeg']],
  ] as const)('comes from a browser %s', async (_, how, asked, notes) => {
    const other = await bench.open()
    await other.evaluate(breakEncoder, how)
    const run = await other.evaluate((one) => window.makeFiles(one), {
      ...{ kinds: ['animatic' as const], way: 'all' as const, shots, size },
      options: { rate: '24' as const, animatic: { ...bare, file: asked } },
    })
    await other.context().close()
    expect(run.failure).toBeUndefined()
    const [one] = run.files
    expect(one?.notes).toEqual(notes)
    const file = join(folder, `${how}-${asked}-${one?.path}`)
    writeFileSync(file, Buffer.from(one?.bytes ?? '', 'base64'))
    expectFrames(file, '24')
    expect(probed(file, 'v').streams[0].codec_name).toBe(notes[0] === 'webm' ? 'vp9' : 'h264')
  })

  it('as GIF has its pictures, its time and its colours, twice the same', async () => {
    const { file, bytes } = await made({ kind: 'gif' })
    const { streams, packets } = probed(file, 'v')
    const [stream] = streams
    expect([stream.width, stream.height]).toEqual([480, 270])
    expect(Number(stream.nb_read_frames)).toBe(18)
    // Eight a second; a GIF counts in hundredths.
    const times = packets.map((packet: { pts_time: string }) => Number(packet.pts_time))
    for (const [i, time] of times.entries()) expect(Math.abs(time - i / 8)).toBeLessThan(0.0051)
    for (const picture of [0, 5, 6, 12, 17]) {
      const frame = Math.floor((picture * board('24').frames) / 18)
      expect(nearness(file, frame, '24', { picture, width: 480 })).toBeGreaterThanOrEqual(30)
    }
    expect((await made({ kind: 'gif' })).bytes).toBe(bytes)
  })
})
