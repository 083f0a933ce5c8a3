import { elementsOf, readXml, textOf } from './read-xml.ts'

/** A shot on a timeline as its file says, in frames. */
export interface ReadClip {
  readonly name: string
  readonly file: string
  readonly start: number
  readonly frames: number
}

interface FrameRate {
  readonly frames: number
  readonly seconds: number
}

/** "48048/24000s" as frames; a time that is no whole number of them throws. */
function framesOf(time: string | undefined, rate: FrameRate): number {
  const [, top = '0', bottom = '1'] = /^(\d+)(?:\/(\d+))?s$/.exec(time ?? '') ?? []
  const frames = (Number(top) * rate.frames) / (Number(bottom) * rate.seconds)
  if (Math.abs(frames - Math.round(frames)) > 1e-9) throw new Error(`${time} is no whole frame`)
  return Math.round(frames)
}

export function readFcpxml(source: string, rate: FrameRate): readonly ReadClip[] {
  const root = readXml(source)
  const files = new Map(
    elementsOf(root, 'asset').map((asset) => [
      asset.attributes.id,
      elementsOf(asset, 'media-rep')[0]?.attributes.src?.replace(/^\.\//, '') ?? '',
    ]),
  )
  return elementsOf(root, 'video').map(({ attributes }) => ({
    name: attributes.name ?? '',
    file: files.get(attributes.ref) ?? '',
    start: framesOf(attributes.offset, rate),
    frames: framesOf(attributes.duration, rate),
  }))
}

export function readFcp7(source: string): readonly ReadClip[] {
  const root = readXml(source)
  return elementsOf(root, 'clipitem').map((clip) => {
    const [start, end, from, to] = ['start', 'end', 'in', 'out'].map((name) => Number(textOf(clip, name)))
    const frames = (end ?? 0) - (start ?? 0)
    if ((to ?? 0) - (from ?? 0) !== frames) throw new Error('a clip is stretched')
    const file = clip.children.find(({ name }) => name === 'file')
    return {
      name: textOf(clip, 'name'),
      file: file ? textOf(file, 'pathurl') : '',
      start: start ?? 0,
      frames,
    }
  })
}

export function readMlt(source: string): readonly ReadClip[] {
  const root = readXml(source)
  const property = (element: ReturnType<typeof readXml>, wanted: string) =>
    element.children.find(({ attributes }) => attributes.name === wanted)?.text ?? ''
  const producers = new Map(elementsOf(root, 'producer').map((one) => [one.attributes.id, one]))
  let start = 0
  return elementsOf(root, 'entry').map((entry) => {
    const frames = Number(entry.attributes.out) - Number(entry.attributes.in) + 1
    const producer = producers.get(entry.attributes.producer)
    if (!producer || Number(property(producer, 'length')) < frames) throw new Error('a still is too short')
    const clip = { name: property(entry, 'title'), file: property(producer, 'resource'), start, frames }
    start += frames
    return clip
  })
}

interface OtioItem {
  readonly OTIO_SCHEMA: string
  readonly name: string
  readonly enabled: boolean
  readonly children?: readonly OtioItem[]
  readonly markers?: readonly { readonly OTIO_SCHEMA: string; readonly comment: string }[]
  readonly source_range: { readonly duration: OtioTime; readonly start_time: OtioTime }
  readonly media_references?: {
    readonly DEFAULT_MEDIA: { readonly target_url: string; readonly available_range: unknown }
  }
}

interface OtioTime {
  readonly rate: number
  readonly value: number
}

const OTIO_SCHEMAS =
  /^(Timeline|Stack|Track|Gap|ExternalReference|RationalTime|TimeRange)\.1$|^(Clip|Marker)\.2$/

/** Reads the tracks of OpenTimelineIO; an unknown schema, or a rate of another timeline, throws. */
export function readOtio(source: string, rate: FrameRate) {
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('OTIO_SCHEMA' in value && !OTIO_SCHEMAS.test(String(value.OTIO_SCHEMA))) {
      throw new Error(`unknown ${value.OTIO_SCHEMA}`)
    }
    if ('rate' in value && value.rate !== rate.frames / rate.seconds) throw new Error(`rate ${value.rate}`)
    for (const inner of Object.values(value)) check(inner)
  }
  const timeline: { readonly global_start_time: OtioTime; readonly tracks: OtioItem } = JSON.parse(source)
  check(timeline)
  return {
    begins: timeline.global_start_time.value,
    tracks: (timeline.tracks.children ?? []).map((track) => {
      let start = 0
      const clips = (track.children ?? []).map((item): ReadClip & { readonly comment: string } => {
        const frames = item.source_range.duration.value
        const clip = {
          name: item.name,
          file: item.media_references?.DEFAULT_MEDIA.target_url ?? '',
          comment: item.markers?.[0]?.comment ?? '',
          start,
          frames,
        }
        start += frames
        return clip
      })
      return { name: track.name, enabled: track.enabled, clips }
    }),
  }
}

const EVENT = /^(\d{3}) {2}(\S{1,8}) +V {5}C {8}(\S{11}) (\S{11}) (\S{11}) (\S{11})$/

/** Reads a CMX 3600 list: lines are ASCII, events follow each other, both lengths are equal. */
export function readEdl(source: string, count: number, drop = false): readonly ReadClip[] {
  if (!/^(?:[\x20-\x7e]*\r\n)*$/.test(source)) throw new Error('not lines of ASCII')
  const clips: ReadClip[] = []
  const lines = source.split('\r\n')
  if (lines[1] !== `FCM: ${drop ? 'DROP FRAME' : 'NON-DROP FRAME'}`) throw new Error(lines[1])
  for (const [i, line] of lines.entries()) {
    const [, place, reel, ...times] = EVENT.exec(line) ?? []
    if (place === undefined) continue
    const [from = 0, to = 0, start = 0, end = 0] = times.map((time) => frameAt(time, count, drop))
    if (Number(place) !== clips.length + 1 || to - from !== end - start) throw new Error(line)
    const named = /^\* FROM CLIP NAME: (.*)$/.exec(lines[i + 1] ?? '')?.[1] ?? ''
    clips.push({
      name: reel ?? '',
      file: named,
      start: start - frameAt(drop ? '01:00:00;00' : '01:00:00:00', count, drop),
      frames: end - start,
    })
  }
  return clips
}

/** Drop-frame leaves out two numbers in each minute that is no tenth. */
function frameAt(time: string, count: number, drop: boolean): number {
  if ((time[8] === ';') !== drop) throw new Error(time)
  const [h = 0, m = 0, s = 0, f = 0] = time.split(/[:;]/).map(Number)
  const minutes = 60 * h + m
  return (60 * minutes + s) * count + f - (drop ? 2 * (minutes - Math.floor(minutes / 10)) : 0)
}
