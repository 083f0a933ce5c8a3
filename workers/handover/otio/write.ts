import { drawnReceipt, shownTake } from '../../../src/domain/board/shot.ts'
import { SHOT_FIELD_ROWS } from '../../../src/domain/board/shot-fields.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import type { Timeline, TimelineClip } from '../timeline/timeline.ts'

/** An object of the format, whose schema is named with its version. */
type Otio = Readonly<Record<string, unknown>>

/**
 * OpenTimelineIO as JSON: the board's stills in one track, and below it, switched off, the clip at
 * each shot's source time. `Clip.2` and `Marker.2` are what readers since 2022 know; later ones
 * upgrade them. Source: the OpenTimelineIO serialized data documentation.
 */
export function otioJson(timeline: Timeline, job: HandoverJob, folder = ''): string {
  const tracks = [boardTrack(timeline, job, folder)]
  const source = job.options.clean ? undefined : sourceTrack(timeline, job)
  const whole = {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: { maestro: { frames: timeline.frames } },
    name: timeline.name,
    global_start_time: timeIn(timeline, timeline.start),
    tracks: {
      ...item('Stack.1', 'tracks', null),
      children: source ? [source, ...tracks] : tracks,
    },
  }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

function boardTrack(timeline: Timeline, job: HandoverJob, folder: string): Otio {
  const children = timeline.clips.map((clip) => {
    const range = rangeIn(timeline, 0, clip.frames)
    return {
      ...item('Clip.2', clip.name, range),
      metadata: { maestro: factsOf(clip, job) },
      markers: [markerOf(timeline, clip)],
      ...media({
        OTIO_SCHEMA: 'ExternalReference.1',
        metadata: {},
        name: clip.picture.file,
        available_range: range,
        target_url: `${folder}media/${clip.picture.file}`,
      }),
    }
  })
  return { ...item('Track.1', job.words.board, null), kind: 'Video', children }
}

/** What the board was made from, at each shot's moment; empty where the clip has no name. */
function sourceTrack(timeline: Timeline, { project, words }: HandoverJob): Otio | undefined {
  const { video } = project
  if (!video) return undefined
  const children = timeline.clips.map((clip) => {
    const { sourceTime } = clip.shot
    if (sourceTime === undefined) return item('Gap.1', clip.name, rangeIn(timeline, 0, clip.frames))
    const from = Math.round(sourceTime * perSecond(timeline.rate))
    return {
      ...item('Clip.2', clip.name, rangeIn(timeline, from, clip.frames)),
      ...media({
        OTIO_SCHEMA: 'ExternalReference.1',
        metadata: {},
        name: video.name,
        available_range: null,
        target_url: encodeURIComponent(video.name),
      }),
    }
  })
  return { ...item('Track.1', words.source, null), kind: 'Video', enabled: false, children }
}

const item = (schema: string, name: string, range: Otio | null): Otio => ({
  OTIO_SCHEMA: schema,
  metadata: {},
  name,
  source_range: range,
  effects: [],
  markers: [],
  enabled: true,
})

const media = (reference: Otio): Otio => ({
  media_references: { DEFAULT_MEDIA: reference },
  active_media_reference_key: 'DEFAULT_MEDIA',
})

const markerOf = (timeline: Timeline, { name, shot }: TimelineClip): Otio => ({
  OTIO_SCHEMA: 'Marker.2',
  metadata: {},
  name,
  color: 'GREEN',
  comment: [shot.text, shot.dialogue].filter(Boolean).join('\n\n'),
  marked_range: rangeIn(timeline, 0, 1),
})

const timeIn = ({ rate }: Timeline, value: number): Otio => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: perSecond(rate),
  value,
})

const rangeIn = (timeline: Timeline, from: number, frames: number): Otio => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: timeIn(timeline, frames),
  start_time: timeIn(timeline, from),
})

function factsOf({ shot, number, assumed }: TimelineClip, { options }: HandoverJob): Otio {
  // The rest of a shot says how it is drawn, which is nobody's business in a clean timeline.
  const fields = Object.fromEntries(SHOT_FIELD_ROWS.map(([key]) => [key, shot[key]]))
  const take = shownTake(shot)
  const receipt = take && drawnReceipt(take)
  return {
    ...fields,
    id: shot.id,
    shot: number,
    assumedDuration: assumed,
    ...(!options.clean && receipt
      ? {
          receipt: {
            engine: receipt.engine,
            model: receipt.model,
            prompt: receipt.prompt,
            seed: receipt.seed,
          },
        }
      : {}),
  }
}
