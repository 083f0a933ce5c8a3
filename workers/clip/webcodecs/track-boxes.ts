import { type Box, boxAt, readBox } from '../../../src/domain/clip/boxes.ts'
import type { Size } from '../../../src/lib/geometry.ts'

/** The shown part of a track, in seconds of the edit list's time. */
export interface Edit {
  readonly start: number
  readonly end: number
}

/** A larger index is not read; that of a day of video is about 50 MB. */
const MOST_INDEX_BYTES = 128 * 1024 * 1024

/** Facts in a track's boxes beyond its packets. */
export interface TrackBoxes {
  /**
   * Undefined without an edit list; `several` for more than one range at normal speed, after at
   * most one empty one.
   */
  readonly edit?: Edit | 'several' | undefined
  /**
   * Display size before rotation; a shape other than the pictures' means that pixels are not
   * square.
   */
  readonly shown?: Size
}

/**
 * The boxes of a track in an MP4 or QuickTime file (ISO/IEC 14496-12, 8.3.2 and 8.6.6); nothing for
 * other files.
 */
export async function readTrackBoxes(file: Blob, trackId: number): Promise<TrackBoxes> {
  const index = await readIndex(file)
  if (!index) return {}
  const { view, boxes } = index
  const clock = boxes.find(({ type }) => type === 'mvhd')
  const timescale = clock ? view.getUint32(clock.from + (view.getUint8(clock.from) === 1 ? 20 : 12)) : 0
  for (const track of boxes.filter(({ type }) => type === 'trak')) {
    const parts = boxesIn(view, track.from, track.to)
    const header = parts.find(({ type }) => type === 'tkhd')
    if (!header) continue
    const isLong = view.getUint8(header.from) === 1
    if (view.getUint32(header.from + (isLong ? 20 : 12)) !== trackId) continue
    const edits = parts.find(({ type }) => type === 'edts')
    const list = edits && boxesIn(view, edits.from, edits.to).find(({ type }) => type === 'elst')
    return {
      edit: list ? editOf(entriesOf(view, list.from), timescale) : undefined,
      ...sizeIn(view, header, isLong),
    }
  }
  return {}
}

/** Two 16.16 fixed-point numbers at the end of a track header. */
function sizeIn(view: DataView, { from, to }: Box, isLong: boolean): Pick<TrackBoxes, 'shown'> {
  const at = from + (isLong ? 88 : 76)
  if (at + 8 > to) return {}
  const shown = { width: view.getUint32(at) / 65536, height: view.getUint32(at + 4) / 65536 }
  return shown.width > 0 && shown.height > 0 ? { shown } : {}
}

async function readIndex(file: Blob): Promise<{ view: DataView; boxes: readonly Box[] } | undefined> {
  for (let at = 0; at < file.size; ) {
    const box = await readBox<Blob>(file, at)
    if (!box || box.to > file.size) return undefined
    if (box.type === 'moov' && box.to - box.from <= MOST_INDEX_BYTES) {
      const view = new DataView(await file.slice(box.from, box.to).arrayBuffer())
      return { view, boxes: boxesIn(view, 0, view.byteLength) }
    }
    at = box.to
  }
  return undefined
}

function boxesIn(view: DataView, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const box = boxAt(view, at, to - at)
    if (!box || box.to > to) break
    boxes.push(box)
    at = box.to
  }
  return boxes
}

interface Entry {
  /** Duration in the file's clock. */
  readonly length: number
  /** Start in the track's own time; -1 for an empty edit. */
  readonly mediaTime: number
  readonly rate: number
}

function entriesOf(view: DataView, at: number): readonly Entry[] {
  const isLong = view.getUint8(at) === 1
  const bytes = isLong ? 20 : 12
  const most = Math.floor((view.byteLength - at - 8) / bytes)
  return Array.from({ length: Math.min(most, view.getUint32(at + 4)) }, (_, i) => {
    const entry = at + 8 + i * bytes
    return isLong
      ? {
          length: Number(view.getBigUint64(entry)),
          mediaTime: Number(view.getBigInt64(entry + 8)),
          rate: view.getInt32(entry + 16) / 65536,
        }
      : {
          length: view.getUint32(entry),
          mediaTime: view.getInt32(entry + 4),
          rate: view.getInt32(entry + 8) / 65536,
        }
  })
}

function editOf(entries: readonly Entry[], timescale: number): Edit | 'several' | undefined {
  const shown = entries.filter(({ mediaTime }) => mediaTime >= 0)
  const [only] = shown
  if (!only) return undefined
  const empty = entries.slice(0, entries.indexOf(only)).reduce((sum, { length }) => sum + length, 0)
  if (shown.length > 1 || only.rate !== 1 || timescale === 0) return 'several'
  const start = empty / timescale
  return { start, end: only.length > 0 ? start + only.length / timescale : Infinity }
}
