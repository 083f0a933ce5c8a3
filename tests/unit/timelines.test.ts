import { describe, expect, it } from 'vitest'
import { cuesOf } from '../../src/domain/handover/cues.ts'
import { FRAME_RATES, RATE_NAMES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { timecode } from '../../src/domain/handover/timecode.ts'
import { videoSize } from '../../src/domain/handover/video-size.ts'
import type { FrameId, ReferenceId } from '../../src/domain/ids.ts'
import { animaticEdl, markersEdl, stillsEdl } from '../../workers/handover/edl/write.ts'
import { fcp7Xml } from '../../workers/handover/fcp7/write.ts'
import { fcpxml } from '../../workers/handover/fcpxml/write.ts'
import { mltXml } from '../../workers/handover/mlt/write.ts'
import { otioJson } from '../../workers/handover/otio/write.ts'
import { srt, vtt } from '../../workers/handover/subtitles/write.ts'
import { timelineOf } from '../../workers/handover/timeline/timeline.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'
import { readEdl, readFcp7, readFcpxml, readMlt, readOtio } from '../handover/read-timelines.ts'
import { elementsOf, readXml, textOf } from '../handover/read-xml.ts'

const take = makeTake('t', 'x')
const shots = Array.from({ length: 10 }, (_, i) =>
  makeShot(`s${i}`, {
    takes: i === 4 ? [] : [take],
    sourceTime: i / 3,
    ...(i % 3 === 0 ? {} : { duration: 0.7 + ((i * 37) % 11) / 7 }),
    ...(i % 2 === 0 ? {} : { dialogue: 'Keeper: Who goes there, at this hour of the night?' }),
  }),
)

describe('every format has the frames of the one table', () => {
  it.each(RATE_NAMES)('at %s', (name) => {
    const rate = FRAME_RATES[name]
    const job = makeJob({ project: { shots }, options: { rate: name, clean: false } })
    const table = frameTable(job.project, rate)
    const timeline = timelineOf(job)
    const expected = table.shots.map(({ start, frames }) => [start, frames])
    const placed = (clips: readonly { readonly start: number; readonly frames: number }[]) =>
      clips.map(({ start, frames }) => [start, frames])
    const otio = readOtio(otioJson(timeline, job), rate)
    expect(otio.begins).toBe(3600 * rate.count)
    expect(otio.tracks.map(({ name: track, enabled }) => [track, enabled])).toEqual([
      ['Source', false],
      ['Board', true],
    ])
    const read = {
      otio: otio.tracks[1]?.clips ?? [],
      fcpxml: readFcpxml(fcpxml(timeline), rate),
      fcp7: readFcp7(fcp7Xml(timeline)),
      mlt: readMlt(mltXml(timeline)),
      edl: readEdl(stillsEdl(timeline), rate.count),
    }
    for (const [format, clips] of Object.entries(read)) {
      expect(placed(clips), format).toEqual(expected)
      const files = clips.map(({ file }) => file.replace(/^media\//, ''))
      // Every file that is named is one of the hand-over's pictures, and no path begins with "./".
      expect(files, format).toEqual(job.pictures.map(({ file }) => file))
    }
    expect(placed(otio.tracks[0]?.clips ?? [])).toEqual(expected)
    const cut = readEdl(animaticEdl(timeline), rate.count)
    expect(placed(cut)).toEqual(expected)
    expect(new Set(cut.map(({ name, file }) => `${name} ${file}`))).toEqual(
      new Set(['animatic animatic.mp4']),
    )
    // Each comes from where it lies in the video, which begins at zero.
    const sources = [...animaticEdl(timeline).matchAll(/ V {5}C {8}(\S+) /g)].map(([, time]) => time)
    expect(sources).toEqual(table.shots.map(({ start }) => timecode(start, { rate, drop: false })))
    const markers = readEdl(markersEdl(timeline), rate.count)
    expect(markers.map(({ start }) => start)).toEqual(table.shots.map(({ start }) => start))
  })

  it('in drop-frame too, in which a list says so', () => {
    const long = Array.from({ length: 40 }, (_, i) => makeShot(`s${i}`, { duration: 97.3, takes: [take] }))
    const job = makeJob({ project: { shots: long }, options: { rate: '29.97', drop: true } })
    const table = frameTable(job.project, FRAME_RATES['29.97'])
    const clips = readEdl(stillsEdl(timelineOf(job)), 30, true)
    expect(clips.map(({ start, frames }) => [start, frames])).toEqual(
      table.shots.map(({ start, frames }) => [start, frames]),
    )
    expect(table.frames).toBeGreaterThan(107_892)
  })
})

describe('a reel', () => {
  it('is the name of its picture in eight characters', () => {
    const clips = readEdl(stillsEdl(timelineOf(makeJob({ project: { shots } }))), 24)
    expect(clips[9]).toMatchObject({ name: 'sh_00010', file: 'sh_00010.png' })
  })
})

it('a cut list has a likeness in ASCII for signs and letters that are none', () => {
  const text = '“It’s—well… 10 – 12”, said Øyvind of Weißensee in Łódź.'
  const shot = makeShot('a', { text, takes: [take] })
  expect(stillsEdl(timelineOf(makeJob({ project: { shots: [shot] } })))).toContain(
    '* COMMENT: "It\'s-well... 10 - 12", said Oyvind of Weissensee in Lodz.\r\n',
  )
})

// What XML cannot hold is left out; a NUL is in no text file either.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const kept = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

describe.each(HOSTILE)('%j', (text) => {
  const job = makeJob({
    project: { name: text, shots: [makeShot('a', { text, dialogue: text, duration: 30, takes: [take] })] },
  })
  const timeline = timelineOf(job)

  it('survives in every timeline', () => {
    const [video] = elementsOf(readXml(fcpxml(timeline)), 'video')
    expect(video && textOf(video, 'note')).toBe(kept(`${text}\n\n${text}`))
    const [sequence] = elementsOf(readXml(fcp7Xml(timeline)), 'sequence')
    expect(sequence && textOf(sequence, 'name')).toBe(kept(text))
    expect(readXml(mltXml(timeline)).attributes.title).toBe(kept(text))
    const [board] = readOtio(otioJson(timeline, job), timeline.rate).tracks
    expect(board?.clips[0]?.comment).toBe(`${text}\n\n${text}`)
    expect(readEdl(stillsEdl(timeline), 24)).toHaveLength(1)
    expect(stillsEdl(timeline).split('\r\n').length).toBe(9)
  })

  it('is said in subtitles, in two lines of 42 letters at most, and ends no cue', () => {
    const cues = cuesOf(frameTable(job.project, FRAME_RATES['24']))
    const letters = (value: string) => value.replace(/\s/g, '')
    expect(letters(cues.flatMap(({ lines }) => lines).join(''))).toBe(letters(kept(text)))
    for (const { from, to, lines } of cues) {
      expect(lines.length).toBeLessThanOrEqual(2)
      expect(to).toBeGreaterThan(from)
      expect(to).toBeLessThanOrEqual(30)
    }
    const arrows = (file: string) => file.match(/-->/g)?.length
    expect(arrows(srt(cues))).toBe(cues.length)
    expect(arrows(vtt(cues))).toBe(cues.length)
    expect(vtt(cues)).not.toMatch(/<script|&(?!amp;|lt;|gt;)/)
  })
})

describe('the move of a shot in FCPXML', () => {
  const crop = (change: Parameters<typeof makeShot>[1]) => {
    const shot = makeShot('a', { duration: 3, takes: [take], ...change })
    const source = fcpxml(timelineOf(makeJob({ project: { shots: [shot] } })))
    return elementsOf(readXml(source), 'pan-rect').map(({ attributes }) => attributes)
  }

  it('is a crop from the whole picture to its end, in per cent of the height', () => {
    const middle = { ...take, focus: { x: 0.5, y: 0.5 } }
    // 1.15 at three seconds, so 0.0652 off each side; 16:9 makes the sides 1.78 as much.
    expect(crop({ move: 'push-in', takes: [middle] })).toEqual([
      { left: '0', top: '0', right: '0', bottom: '0' },
      { left: '11.5942', top: '6.5217', right: '11.5942', bottom: '6.5217' },
    ])
  })

  it('moves the view to the left for a pan to the left', () => {
    const [first, last] = crop({ move: 'pan-left' })
    expect(Number(first?.left)).toBeGreaterThan(Number(last?.left))
    expect(first?.top).toBe(last?.top)
  })

  it.each(['static', 'handheld'] as const)('is none for %s', (move) => {
    expect(crop({ move })).toEqual([])
  })
})

it('a video is even and at most 1920 × 1080, upright ones too', () => {
  expect(videoSize(16 / 9)).toEqual({ width: 1920, height: 1080 })
  expect(videoSize(9 / 16)).toEqual({ width: 1080, height: 1920 })
  expect(videoSize(1)).toEqual({ width: 1080, height: 1080 })
  expect(videoSize(2.39)).toEqual({ width: 1920, height: 804 })
})

it('a clean timeline names no source and holds no prompt', () => {
  const job = (clean: boolean) => makeJob({ project: { shots }, options: { clean } })
  expect(otioJson(timelineOf(job(false)), job(false))).toMatch(
    /clip\.mp4[\s\S]*"prompt"|"prompt"[\s\S]*clip\.mp4/,
  )
  expect(otioJson(timelineOf(job(true)), job(true))).not.toMatch(/clip\.mp4|"prompt"/)
})

it('a timeline tells the fields of a shot, and nothing of how it is drawn', () => {
  const source = { kind: 'frame', frame: 'f1' as FrameId } as const
  const drawnFrom = [{ id: 'r1' as ReferenceId, role: 'identity', source, words: 'Her coat only.' }] as const
  const shot = makeShot('a', { beat: 'Start', references: drawnFrom, byModel: true, wordsOnly: true })
  const job = makeJob({ project: { shots: [shot] } })
  const [track] = JSON.parse(otioJson(timelineOf(job), job)).tracks.children
  expect(track.children[0].metadata.maestro).toEqual({
    ...{ id: 'a', shot: '1', text: 'Shot a', beat: 'Start', assumedDuration: true },
  })
})
