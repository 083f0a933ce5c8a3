import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { ALL_KINDS, type FileKind, rowOf } from '../../src/domain/handover/file-kinds.ts'
import { FRAME_RATES, RATE_NAMES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import type { HandoverJob } from '../../src/domain/handover/job.ts'
import { MAKERS } from '../../workers/handover/makers.ts'
import { encodePng } from '../fake-openrouter/png.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'
import { bytesOf, judge, run } from './programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'maestro-handover-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const size = { width: 320, height: 180 }
/** Light green, which is told from what is played where a picture is not found. */
const GREEN = [96, 208, 96] as const
const pixels = Uint8Array.from({ length: 3 * size.width * size.height }, (_, i) => GREEN[i % 3] ?? 0)
const picture = new Blob([new Uint8Array(encodePng(pixels, size.width, size.height))], { type: 'image/png' })

/** Writes the files of some kinds as they lie in the hand-over. @returns the folder. */
async function written(job: HandoverJob, kinds: readonly FileKind[]): Promise<string> {
  const home = mkdtempSync(join(folder, 'board-'))
  for (const kind of kinds) {
    const maker = await MAKERS[kind]()
    const files = await maker(job, { load: async () => picture, onProgress: () => undefined })
    for (const { path, content } of files) {
      const place = join(home, path)
      mkdirSync(join(place, '..'), { recursive: true })
      writeFileSync(place, new Uint8Array(await content.arrayBuffer()))
    }
  }
  return home
}

const take = { ...makeTake('t', 'x'), ...size }
const board = (text = 'A fox on the quay.') =>
  [1.3, 0.75, 2.1, 0.4].map((duration, i) =>
    makeShot(`s${i}`, {
      duration,
      text,
      dialogue: text,
      takes: [take],
      move: i === 1 ? 'push-in' : 'pan-left',
    }),
  )

const melt = judge('melt', 'ffprobe', 'ffmpeg')
describe.skipIf(melt.skip)(`melt plays the timeline${melt.name}`, () => {
  it.each(RATE_NAMES)('at %s, with its pictures and exactly its frames', async (rate) => {
    const job = makeJob({ project: { shots: board() }, options: { rate } })
    const home = await written(job, ['mlt', 'media'])
    const { frames } = frameTable(job.project, FRAME_RATES[rate])
    const video = join(home, 'played.mp4')
    run('melt', join(home, rowOf('mlt').path), '-consumer', `avformat:${video}`, 'an=1', 'vcodec=mpeg4')
    const found = JSON.parse(
      run(
        'ffprobe',
        ...['-v', 'error', '-count_frames', '-select_streams', 'v', '-of', 'json'],
        ...['-show_entries', 'stream=nb_read_frames,r_frame_rate,width,height', video],
      ),
    ).streams[0]
    expect(Number(found.nb_read_frames)).toBe(frames)
    const { frames: top, seconds } = FRAME_RATES[rate]
    const [a = 0, b = 1] = String(found.r_frame_rate).split('/').map(Number)
    expect(a * seconds).toBe(b * top)
    const first = bytesOf('ffmpeg', [
      ...['-v', 'error', '-i', video, '-frames:v', '1', '-vf', 'scale=1:1,format=rgb24'],
      ...['-f', 'rawvideo', '-'],
    ])
    for (const [i, value] of GREEN.entries()) expect(Math.abs((first[i] ?? 0) - value)).toBeLessThan(32)
  })
})

const xmllint = judge('xmllint')
describe.skipIf(xmllint.skip)(`xmllint accepts${xmllint.name}`, () => {
  const dtd = fileURLToPath(new URL('fcpxml.dtd', import.meta.url))

  it.each(HOSTILE)('the timelines of a board that says %j', async (text) => {
    const job = makeJob({ project: { name: text, shots: board(text) } })
    const home = await written(job, ['fcpxml', 'fcp7', 'mlt'])
    run('xmllint', '--noout', '--dtdvalid', dtd, join(home, rowOf('fcpxml').path))
    run('xmllint', '--noout', join(home, rowOf('fcp7').path), join(home, rowOf('mlt').path))
  })

  it('no timeline whose elements stand in another order', async () => {
    const home = await written(makeJob({ project: { shots: board() } }), ['fcpxml'])
    const path = join(home, rowOf('fcpxml').path)
    const source = readFileSync(path, 'utf8').replace(/(<note>[^<]*<\/note>)\s*(<adjust-[\s\S]*?\/>)/, '$2$1')
    writeFileSync(path, source)
    expect(() => run('xmllint', '--noout', '--dtdvalid', dtd, path)).toThrow(/does not follow the DTD/)
  })
})

const unzip = judge('unzip')
describe.skipIf(unzip.skip)(`unzip tests${unzip.name}`, () => {
  it('the bundle of a timeline, whose files are stored', async () => {
    const home = await written(makeJob({ project: { shots: board() } }), ['otioz'])
    const path = join(home, rowOf('otioz').path)
    expect(run('unzip', '-t', path)).toContain('No errors detected')
    const listed = run('unzip', '-v', path)
    for (const name of ['content.otio', 'version.txt', 'media/sh_00004.png']) expect(listed).toContain(name)
    expect(listed).not.toMatch(/Defl/)
  })
})

const ffprobe = judge('ffprobe')
describe.skipIf(ffprobe.skip)(`ffprobe reads${ffprobe.name}`, () => {
  it.each(['srt', 'vtt'] as const)('the cues of %s at their shots', async (kind) => {
    const job = makeJob({ project: { shots: board('Who goes there?') } })
    const home = await written(job, [kind])
    const times = run(
      'ffprobe',
      ...['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'],
      join(home, rowOf(kind).path),
    )
    const found = times
      .split('\n')
      .filter((line) => line !== '')
      .map(Number.parseFloat)
    const { shots } = frameTable(job.project, FRAME_RATES['24'])
    expect(found).toHaveLength(shots.length)
    for (const [i, shot] of shots.entries()) expect(found[i]).toBeCloseTo(shot.start / 24, 2)
  })
})

// These need a browser: pdf-judges.test.ts and review.test.ts in tests/unit make two of them twice,
// animatic.test.ts and sheets.test.ts judge the others.
const NOT_HERE: readonly FileKind[] = ['pdf', 'review', 'contact', 'comic', 'animatic', 'gif']
it('every other file of everything is made twice the same', async () => {
  const job = makeJob({ project: { shots: board() } })
  const kinds = ALL_KINDS.filter((kind) => !NOT_HERE.includes(kind))
  const [one, other] = [await written(job, kinds), await written(job, kinds)]
  expect(run('diff', '-r', one, other)).toBe('')
})
