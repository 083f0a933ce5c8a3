import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIP_PATH, type FrameCore, loadProgram, startCore } from '../../workers/clip/ffmpeg/core.ts'
import { findMediaData } from '../../workers/clip/ffmpeg/media-data.ts'
import { PACKET_ENTRIES, parsePackets } from '../../workers/clip/ffmpeg/packets.ts'
import { probeClip } from '../../workers/clip/ffmpeg/probe.ts'
import { OUT_DIR } from '../../workers/clip/ffmpeg/protocol.ts'
import { barCodeSource, readBarCode } from '../fixtures/bar-code.ts'
import { type Encoder, startEncoder } from '../fixtures/bar-code-encoder.ts'
import { hevcClip } from '../fixtures/bar-code-hevc.ts'

let encoder: Encoder
beforeAll(async () => {
  encoder = await startEncoder()
})
afterAll(() => encoder.stop())

/**
 * Thirty pictures, each a packet of its own; the index follows after them, as a phone writes it.
 */
async function thirtyPictures() {
  const noisy = `${barCodeSource(320, 192, '30', 30)},noise=alls=90:allf=t`
  const source = ['-f', 'lavfi', '-i', noisy, '-pix_fmt', 'yuvj420p']
  return new Blob([await encoder.encode([...source, '-c:v', 'mjpeg', '-q:v', '1', 'thirty.mov'])])
}

/** Copies each packet that ffmpeg reads into a file, and counts them. */
async function countPackets(core: FrameCore, gap?: readonly [start: number, end: number]) {
  const files: string[] = []
  const copy = ['-i', CLIP_PATH, '-map', '0:v', '-c', 'copy', '-f', 'image2', `${OUT_DIR}/%d.raw`]
  await core.run(copy, ({ name }) => void files.push(name), gap)
  return files.length
}

it('the clip ends where a gap begins, although its index lies behind', async () => {
  const clip = await thirtyPictures()
  const core = await startCore(clip, () => undefined)
  const { packets = [] } = await probeClip(core, clip)
  expect(packets).toHaveLength(30)
  expect(await countPackets(core, packets[12]?.bytes)).toBe(12)
  expect(await countPackets(core)).toBe(30)
  core.end()
})

describe("an MP4's pictures are listed without being read", () => {
  const x264 = async (...options: readonly string[]) => {
    const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', ...options]
    return await encoder.encode(['-f', 'lavfi', '-i', barCodeSource(320, 192, '30', 60), ...coding, 'a.mp4'])
  }

  it.each([
    { codec: 'HEVC', encode: async () => hevcClip() },
    { codec: 'H.264', encode: () => x264('-g', '20', '-bf', '3') },
    { codec: 'H.264 of keyframes alone', encode: () => x264('-g', '1') },
  ])('$codec', async ({ encode }) => {
    const clip = new Blob([await encode()])
    const core = await startCore(clip, () => undefined)
    const media = await findMediaData(clip)
    const list = async (entries: string, zeroed?: typeof media) => {
      const shown = ['-show_packets', '-show_data_hash', 'adler32', '-show_entries', `packet=${entries}`]
      const how = ['-fflags', '+noparse', '-select_streams', 'v', '-of', 'csv=p=0']
      return await core.probe([...how, ...shown], zeroed)
    }
    expect(media).toBeDefined()
    expect(await list('data_hash', media)).not.toBe(await list('data_hash'))

    const read = parsePackets(
      await core.probe(['-show_packets', '-show_entries', PACKET_ENTRIES, '-of', 'csv=p=0']),
      0,
    )
    expect(parsePackets(await list(PACKET_ENTRIES.replace('packet=', ''), media), 0)).toEqual(read)
    expect((await probeClip(core, clip)).packets).toEqual(read)
    core.end()
  })
})

it('several decoders share one program', async () => {
  const clip = await thirtyPictures()
  const program = loadProgram(() => undefined)
  const cores = await Promise.all([1, 2].map(() => startCore(clip, () => undefined, program)))
  expect(await Promise.all(cores.map((core) => countPackets(core)))).toEqual([30, 30])
  for (const core of cores) core.end()
})

describe('one instance of the core', () => {
  // The unpatched core loses 224 bytes of its 64 KB stack at each call, until it traps, hangs or
  // corrupts data.
  it('is as good after 400 calls as before', { timeout: 30_000 }, async () => {
    const tiny = ['-f', 'lavfi', '-i', 'color=s=16x16:d=0.04', '-f', 'rawvideo', '-pix_fmt', 'gray', 'a.gray']
    for (let i = 0; i < 400; i++) expect(await encoder.encode(tiny)).toHaveLength(256)
    const clip = await encoder.encode([
      ...['-f', 'lavfi', '-i', barCodeSource(1280, 720, '25', 5), '-c:v', 'libx264', '-preset', 'veryfast'],
      ...['-pix_fmt', 'yuv420p', 'a.mp4'],
    ])
    const lastFrame = ['-i', 'a.mp4', '-vf', "select='eq(n,4)'", '-frames:v', '1', '-update', '1', 'a.jpg']
    for (let i = 0; i < 5; i++) {
      const jpeg = await encoder.encode(lastFrame, { 'a.mp4': clip })
      expect(await readBarCode(new Blob([jpeg]))).toBe(4)
    }
  })
})
