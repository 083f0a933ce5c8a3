import { type FrameRate, perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { frameTable, type TimedShot } from '../../../src/domain/handover/frame-table.ts'
import { type HandoverJob, type PictureFact, timecodeKind } from '../../../src/domain/handover/job.ts'
import { type MoveView, viewOf } from '../../../src/domain/handover/moves.ts'
import { startFrame, type TimecodeKind } from '../../../src/domain/handover/timecode.ts'
import { videoSize } from '../../../src/domain/handover/video-size.ts'
import { aspectRatio } from '../../../src/domain/project/project.ts'

/** A picture on the timeline. */
export interface TimelineClip extends TimedShot {
  readonly picture: PictureFact
  /** Relative to the folder of the timelines; no "./", which some readers refuse. */
  readonly path: string
  /** "Shot 3". */
  readonly name: string
  readonly view: MoveView
}

/** The board as every timeline format writes it. */
export interface Timeline {
  readonly name: string
  readonly rate: FrameRate
  readonly timecode: TimecodeKind
  /** The frame that it begins at, counted from 00:00:00:00. */
  readonly start: number
  readonly frames: number
  readonly width: number
  readonly height: number
  readonly clips: readonly TimelineClip[]
}

export function timelineOf(job: HandoverJob): Timeline {
  const { project, options, words } = job
  const kind = timecodeKind(project, options)
  const table = frameTable(project, kind.rate)
  const size = videoSize(aspectRatio(project))
  const pictures = new Map(job.pictures.map((fact) => [fact.shot, fact]))
  const clips = table.shots.flatMap((timed): readonly TimelineClip[] => {
    const picture = pictures.get(timed.shot.id)
    if (!picture) return []
    return [
      {
        ...timed,
        picture,
        path: `media/${picture.file}`,
        name: `${words.shot} ${timed.number}`,
        view: viewOf(timed.shot, picture, size.width / size.height, timed.frames / perSecond(kind.rate)),
      },
    ]
  })
  return {
    name: project.name,
    rate: kind.rate,
    timecode: kind,
    start: startFrame(kind),
    frames: table.frames,
    ...size,
    clips,
  }
}
