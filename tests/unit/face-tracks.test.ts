import { describe, expect, it } from 'vitest'
import { facesAt } from '../../src/domain/clip/faces-at.ts'
import { identityFor } from '../../src/domain/clip/frames.ts'
import type { MeasuredClip, MeasuredShot } from '../../src/domain/clip/measured.ts'
import type { BlobId, CropId, FrameId, SubjectId } from '../../src/domain/ids.ts'
import { faceAt } from '../../src/domain/people/face-track.ts'
import type { Frame, Video } from '../../src/domain/project/project.ts'
import { offeredFaces, unshownFaces, withFaceAsPerson } from '../../src/domain/scene/offered-faces.ts'
import { manifestFor, sentOf } from '../../src/domain/takes/manifest.ts'
import { type Look, peopleOf } from '../../workers/clip/measure/face-tracks.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { madeUpFace } from '../fixtures/people/made-up-face.ts'

type Faces = readonly (readonly [x: number, y: number, height: number, turn?: number])[]

const WIDE = 16 / 9
const looksAt = (...all: readonly Faces[]): readonly Look[] =>
  all.map((faces, i) => ({
    time: i / 2,
    faces: faces.map(([x, y, height, turn = 0]) => madeUpFace(x, y, height, { turn })),
  }))

describe('faces of one shot', () => {
  it('are followed by place and size, past a picture that misses one', () => {
    const people = peopleOf(
      looksAt(
        [
          [0.3, 0.4, 0.2, -0.8],
          [0.7, 0.4, 0.3],
        ],
        [[0.72, 0.4, 0.3]],
        [
          [0.74, 0.41, 0.3],
          [0.36, 0.4, 0.2, -0.7],
        ],
        [
          [0.4, 0.4, 0.2, -0.9],
          [0.76, 0.4, 0.3],
        ],
      ),
      WIDE,
    )
    expect(people.count).toBe(2)
    expect(people.tracks.map(({ facing, seen }) => [facing, seen.length])).toEqual([
      ['toward', 4],
      ['left', 3],
    ])
  })

  it('are two where one is too far off to be the other, or of another size', () => {
    const away = looksAt([[0.2, 0.5, 0.1]], [[0.8, 0.5, 0.1]], [[0.8, 0.5, 0.1]], [[0.2, 0.5, 0.1]])
    expect(peopleOf(away, WIDE).tracks).toHaveLength(2)
    const grown = looksAt([[0.5, 0.5, 0.1]], [[0.5, 0.5, 0.1]], [[0.5, 0.5, 0.3]], [[0.5, 0.5, 0.3]])
    expect(peopleOf(grown, WIDE)).toMatchObject({ count: 1, tracks: [{}, {}] })
  })

  it('count only where more than one of many pictures shows them', () => {
    expect(peopleOf(looksAt([], [[0.5, 0.5, 0.2]], [], []), WIDE)).toEqual({ count: 0, tracks: [] })
    expect(peopleOf(looksAt([[0.5, 0.5, 0.2]]), WIDE).count).toBe(1)
  })

  it('keep few places, the first and the last, and are found between them', () => {
    const [long] = peopleOf(
      looksAt(...Array.from({ length: 40 }, (_, i): Faces => [[0.3 + i / 100, 0.5, 0.2]])),
      WIDE,
    ).tracks
    expect(long?.seen).toHaveLength(12)
    expect([long?.seen[0]?.time, long?.seen.at(-1)?.time]).toEqual([0, 19.5])
    const middle = long && faceAt(long, 10)
    expect((middle?.x ?? 0) + (middle?.width ?? 0) / 2).toBeCloseTo(0.5, 2)
    expect(long && faceAt(long, 99)?.x).toBe(long?.seen.at(-1)?.x)
  })
})

const shot = (start: number, ...faces: Faces): MeasuredShot => ({
  ...{ start, end: start + 2, speed: 0, light: 0.5, palette: [] },
  people: peopleOf(
    looksAt(faces, faces).map((look) => ({ ...look, time: start + look.time })),
    WIDE,
  ),
})
const measured: MeasuredClip = {
  start: 0,
  end: 6,
  shots: [shot(0, [0.3, 0.4, 0.2], [0.7, 0.4, 0.3]), shot(2, [0.3, 0.4, 0.2]), shot(4, [0.3, 0.4, 0.2])],
}
const video: Video = {
  ...{ name: 'clip.mp4', bytes: 1, mime: 'video/mp4', window: { start: 0, end: 6 }, measured },
}
const frame = (id: string, time: number): Frame => ({
  ...{ id: id as FrameId, blob: id as BlobId, time },
  ...{ width: 640, height: 360 },
})
const project = makeProject({
  video,
  frames: [frame('f1', 0.4), frame('f2', 2.4)],
})

describe('faces that are offered as people', () => {
  it('are each face of each shot with a frame, and its crop holds the face', () => {
    const faces = offeredFaces(project)
    expect(faces.map(({ cut, from, size }) => [cut.frame, from, size])).toEqual([
      ['f1', 0, 'medium-close'],
      ['f1', 0, 'medium'],
      ['f2', 2, 'medium'],
    ])
    expect(unshownFaces(project)).toBe(1)
    for (const { cut } of faces) {
      const middle = cut.frame === 'f1' && cut === faces[0]?.cut ? 0.7 : 0.3
      expect(cut.rectangle.x).toBeLessThan(middle - 0.05)
      expect(cut.rectangle.x + cut.rectangle.width).toBeGreaterThan(middle + 0.05)
    }
  })

  it('become one person by one edit; another shot’s face stays another until a person says so', () => {
    const [first] = offeredFaces(project)
    if (!first) throw new Error('no face')
    const added = withFaceAsPerson(project, 'p1' as SubjectId, ['Person 1'], {
      id: 'c1' as CropId,
      ...first.cut,
    })
    expect(added.people).toMatchObject([{ label: 'Person 1', crops: [{ frame: 'f1' }], byHand: true }])
    expect(offeredFaces(added).map(({ label }) => label)).toEqual(['Person 1', undefined, undefined])
  })
})

describe('the frame that shows who', () => {
  const sent = { leavesDevice: true }
  const frames = [...project.frames, frame('f3', 4.4)]
  const near = (more: Partial<typeof project> = {}) => {
    const time = facesAt(frames, measured)
    const told = { ...video, measured: { ...measured, ...(time !== undefined && { facesAt: time }) } }
    return { ...project, frames, video: told, ...more }
  }
  const identity = (of: typeof project) =>
    sentOf(manifestFor(of, makeShot('s1'), {}, sent)).find(({ role }) => role === 'identity')?.time

  it('is the one with the most of faces, where the app chooses', () => {
    expect(identity(near({ video }))).toBe(2.4)
    expect(identity(near())).toBe(0.4)
  })

  it('is a person’s choice, and none that is held back', () => {
    expect(identityFor(near({ identityFrame: 'f3' as FrameId }), sent)?.id).toBe('f3')
    const held = near({ settings: { ...project.settings, withheld: ['f1' as FrameId] } })
    expect(identityFor(held, sent)?.id).toBe('f2')
  })

  it('is the clip’s middle where no frame shows a face, and where the window is another', () => {
    const bare = measured.shots.map(({ people: _, ...shot }) => shot)
    expect(facesAt(frames, { shots: bare })).toBeUndefined()
    expect(facesAt(frames, { shots: [shot(0, [0.3, 0.4, 0.06], [0.7, 0.4, 0.07])] })).toBeUndefined()
    expect(facesAt(frames, { shots: [shot(0, [0.3, 0.4, 0.09])] })).toBe(0.4)
    const other = { ...video, measured: { ...measured, facesAt: 0.4 }, window: { start: 0, end: 4.5 } }
    expect(identity(near({ video: other }))).toBe(2.4)
  })
})
