import { describe, expect, it } from 'vitest'
import { pdfBoardOf } from '../../src/domain/handover/pdf/board-of.ts'
import { plainJpegWidth } from '../../workers/handover/pdf/jpeg-for.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeFrame, makeShot, makeTake } from '../fixtures/make-project.ts'

/** A JPEG's head: segments before the picture's data, each a marker and its content. */
const jpeg = (...segments: readonly (readonly [marker: number, ...content: readonly number[]])[]) =>
  Uint8Array.from([
    0xff,
    0xd8,
    ...segments.flatMap(([marker, ...content]) => [0xff, marker, 0, content.length + 2, ...content]),
    0xff,
    0xda,
    ...new Array<number>(12).fill(0),
  ])
const frame = (marker: number, components: number, bits = 8) =>
  [marker, bits, 0x02, 0xd0, 0x05, 0x00, components, ...new Array<number>(components * 3).fill(0)] as const
const EXIF = [0xe1, 0x45, 0x78, 0x69, 0x66, 0, 0] as const

describe('a JPEG passes byte for byte', () => {
  it('where every reader shows it alike: baseline or progressive, grey or three colours', () => {
    expect(plainJpegWidth(jpeg([0xe0, 0, 0], frame(0xc0, 3)))).toBe(1280)
    expect(plainJpegWidth(jpeg(frame(0xc2, 1)))).toBe(1280)
  })

  it('but not with four colours, twelve bits, another coding, or Exif, which turns it and tells a place', () => {
    for (const odd of [frame(0xc0, 4), frame(0xc1, 3, 12), frame(0xc9, 3)]) {
      expect(plainJpegWidth(jpeg(odd))).toBeUndefined()
    }
    expect(plainJpegWidth(jpeg(EXIF, frame(0xc0, 3)))).toBeUndefined()
  })

  it('and nothing else, nor a file that is cut', () => {
    expect(plainJpegWidth(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBeUndefined()
    expect(plainJpegWidth(jpeg(frame(0xc0, 3)).slice(0, 12))).toBeUndefined()
    expect(plainJpegWidth(new Uint8Array())).toBeUndefined()
  })
})

describe('what the PDF shows of a board', () => {
  const shots = [
    makeShot('a', {
      text: 'Fox.',
      duration: 2.5,
      size: 'close',
      move: 'push-in',
      takes: [makeTake('t', 'x')],
    }),
    makeShot('b', { text: 'Gone.', omitted: true, number: '20', duration: 9 }),
    makeShot('c', { text: 'Moth.', duration: 64, lens: 'portrait' }),
  ]
  const board = pdfBoardOf(makeJob({ project: { name: 'Night', shots } }))

  it('are the shots that count, with their terms in words, lengths and beginnings', () => {
    expect(board.shots.map(({ text, duration, running }) => [text, duration, running])).toEqual([
      ['Fox.', '2.5 s', '0:00'],
      ['Moth.', '64 s', '0:02.5'],
    ])
    expect(board.shots.map(({ camera, lens }) => [camera, lens])).toEqual([
      ['Close-up, push in', ''],
      ['', 'Portrait lens'],
    ])
  })

  it('are pictures with their sizes, and none where there is none', () => {
    expect(board.shots.map(({ picture }) => picture !== undefined)).toEqual([true, false])
  })

  it('are moments in the clip, and the frames nearest to them that may leave this device', () => {
    const moments = [1.5, 2.625, undefined, 125, 60].map((sourceTime, i) =>
      makeShot(`m${i}`, sourceTime === undefined ? {} : { sourceTime }),
    )
    const frames = [1, 2.5, 100].map(makeFrame)
    const settings = { shotCount: 3, seed: 1, withheld: frames.slice(2).map(({ id }) => id) }
    const job = makeJob({ project: { shots: moments, frames, settings } })
    const told = pdfBoardOf(job).shots.map(({ source, frame }) => [source, frame?.width])
    expect(told).toEqual([
      ['0:01.5', 768],
      ['0:02.63', 768],
      ['', undefined],
      ['2:05', undefined],
      ['1:00', undefined],
    ])
    const lost = new Set(moments.slice(0, 1).map(({ id }) => id))
    expect(pdfBoardOf(job, lost).shots.map(({ frame }) => frame?.height)).toEqual([
      undefined,
      432,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('has counts, length, shape, rate and what is omitted in its foot', () => {
    expect(board.footer).toMatch(/^Shots: 2\. Length: 1:06\.5\. 16:9, 24 frames a second\. Omitted: \S+\.$/)
    expect(board.header).toEqual([expect.stringContaining('2026')])
  })
})
