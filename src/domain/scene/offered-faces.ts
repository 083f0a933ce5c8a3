import type { Rectangle } from '../board/reference.ts'
import type { ShotSize } from '../board/shot-terms.ts'
import { type MeasuredShot, measuredWindow } from '../clip/measured.ts'
import type { CropId, FrameId, SubjectId } from '../ids.ts'
import type { Facing } from '../people/face.ts'
import { sizeOfFace } from '../people/face-size.ts'
import { type FaceTrack, faceAt, faceNear, heightOf, type SeenFace } from '../people/face-track.ts'
import type { Frame, Project } from '../project/project.ts'
import { fitRectangle } from './crop-rectangle.ts'
import { withCrop, withSubject } from './edit-subjects.ts'
import type { Crop } from './subject.ts'

/** A face that was followed through a shot of the clip, as an entry of who and where. */
export interface OfferedFace {
  readonly key: string
  /** Seconds into the clip, first and last seen. */
  readonly from: number
  readonly to: number
  readonly size: ShotSize
  readonly facing: Facing
  /** Where a sampled frame shows it best. */
  readonly cut: Cut
  /** Of the person whose crop shows it already. */
  readonly label?: string
}

type Cut = Pick<Crop, 'frame' | 'rectangle'>

/** How far a crop reaches beyond the face, in sizes of the face: head and shoulders. */
const AROUND = { beside: 0.7, above: 0.6, below: 1.1 } as const
/** A larger share of the frame shows no person by herself. */
const MOST_OF_FRAME = 0.6

/** The faces of the measured clip that a sampled frame shows, in order of time. */
export function offeredFaces(project: Project): readonly OfferedFace[] {
  const shots = measuredWindow(project.video)?.shots ?? []
  return shots.flatMap((shot, place) =>
    (shot.people?.tracks ?? []).flatMap((track, i): readonly OfferedFace[] => {
      const cut = cutOf(project, shot, track)
      const [first, last] = [track.seen[0], track.seen.at(-1)]
      if (!cut || !first || !last) return []
      const label = labelOf(project, shot, track)
      return [
        {
          ...{ key: `${place} ${i}`, from: first.time, to: last.time, cut, facing: track.facing },
          size: sizeOfFace(heightOf(track)),
          ...(label !== undefined && { label }),
        },
      ]
    }),
  )
}

/** Faces that no sampled frame shows: their shots have none. */
export const unshownFaces = (project: Project): number =>
  (measuredWindow(project.video)?.shots ?? [])
    .flatMap((shot) => (shot.people?.tracks ?? []).map((track) => cutOf(project, shot, track)))
    .filter((cut) => cut === undefined).length

const framesOf = ({ frames }: Project, { start, end }: MeasuredShot): readonly Frame[] =>
  frames.filter(({ time }) => time >= start && time < end)

function cutOf(project: Project, shot: MeasuredShot, track: FaceTrack): Cut | undefined {
  const shown = framesOf(project, shot)
    .flatMap(({ id, time }) => {
      const face = faceNear(track, time)
      return face ? [{ frame: id, face }] : []
    })
    .toSorted((one, other) => other.face.height - one.face.height)
  const [best] = shown
  return best && { frame: best.frame, rectangle: around(best.face) }
}

const around = ({ x, y, width, height }: SeenFace): Rectangle => {
  const [left, top] = [Math.max(0, x - AROUND.beside * width), Math.max(0, y - AROUND.above * height)]
  return fitRectangle({
    x: left,
    y: top,
    width: Math.min(1, x + (1 + AROUND.beside) * width) - left,
    height: Math.min(1, y + (1 + AROUND.below) * height) - top,
  })
}

/** The person who has a crop, of a frame of the shot, that shows this face. */
function labelOf(project: Project, shot: MeasuredShot, track: FaceTrack): string | undefined {
  const frames = framesOf(project, shot)
  const shows = ({ frame, rectangle }: Crop) => {
    const time = frames.find(({ id }) => id === frame)?.time
    const face = time === undefined ? undefined : faceAt(track, time)
    if (!face || rectangle.width * rectangle.height > MOST_OF_FRAME) return false
    const [x, y] = [face.x + face.width / 2 - rectangle.x, face.y + face.height / 2 - rectangle.y]
    return x >= 0 && y >= 0 && x <= rectangle.width && y <= rectangle.height
  }
  return project.people?.find(({ crops = [] }) => crops.some(shows))?.label
}

/** Adds a face as a person under the first of these labels that is free. */
export const withFaceAsPerson = (
  project: Project,
  id: SubjectId,
  labels: Iterable<string>,
  cut: { readonly id: CropId; readonly frame: FrameId; readonly rectangle: Rectangle },
): Project => withCrop(withSubject(project, 'people', id, labels), id, cut)
