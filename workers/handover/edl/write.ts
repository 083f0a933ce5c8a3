import { baseName, rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { timecode } from '../../../src/domain/handover/timecode.ts'
import { plainLetters } from '../../../src/lib/plain-letters.ts'
import type { Timeline, TimelineClip } from '../timeline/timeline.ts'

/** Events that the format can number. */
export const MOST_EVENTS = 999

/**
 * A CMX 3600 list of stills: the reel is the picture's name without its ending, eight characters.
 * A still has no source time, so each begins at zero.
 */
export function stillsEdl(timeline: Timeline): string {
  return listOf(timeline, (clip, place) => [
    event(place, stemOf(clip.picture.file), [0, clip.frames], clip, timeline),
    `* FROM CLIP NAME: ${clip.picture.file}`,
    `* COMMENT: ${plainAscii(clip.shot.text)}`,
    `* LOC: ${timecode(timeline.start + clip.start, timeline.timecode)} GREEN   ${plainAscii(clip.name).toUpperCase()}`,
  ])
}

/**
 * A list whose one source is the animatic, for programs that take no stills from an EDL: each event
 * comes from where it lies in the video. Its reel too is its file's name without the ending, for
 * some programs find the file by it, capital letters included.
 */
export function animaticEdl(timeline: Timeline): string {
  const file = baseName(rowOf('animatic').path)
  return listOf(timeline, (clip, place) => [
    event(place, stemOf(file), [clip.start, clip.start + clip.frames], clip, timeline),
    `* FROM CLIP NAME: ${file}`,
    `* COMMENT: ${plainAscii(clip.shot.text)}`,
    `* LOC: ${timecode(timeline.start + clip.start, timeline.timecode)} GREEN   ${plainAscii(clip.name).toUpperCase()}`,
  ])
}

/** Markers for Resolve, which imports them from an EDL: an event of one frame at each shot. */
export function markersEdl(timeline: Timeline): string {
  return listOf(timeline, (clip, place) => {
    const at = timeline.start + clip.start
    return [
      event(place, '001', [at, at + 1], { ...clip, frames: 1 }, timeline),
      ` |C:ResolveColorBlue |M:${plainAscii(clip.name).replaceAll('|', '/')} |D:1`,
    ]
  })
}

function listOf(
  timeline: Timeline,
  linesOf: (clip: TimelineClip, place: number) => readonly string[],
): string {
  const { clips, name, timecode: kind } = timeline
  const head = [
    `TITLE: ${plainAscii(name).slice(0, 70)}`,
    `FCM: ${kind.drop ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
  ]
  const events = clips.slice(0, MOST_EVENTS).flatMap((clip, i) => [...linesOf(clip, i + 1), ''])
  return [...head, ...events].map((line) => `${line}\r\n`).join('')
}

function event(
  place: number,
  reel: string,
  [from, to]: readonly [number, number],
  { start, frames }: Pick<TimelineClip, 'start' | 'frames'>,
  timeline: Timeline,
): string {
  const at = timeline.start + start
  const times = [from, to, at, at + frames].map((frame) => timecode(frame, timeline.timecode))
  return `${String(place).padStart(3, '0')}  ${reel.padEnd(8)} V     C        ${times.join(' ')}`
}

const stemOf = (file: string) => file.replace(/\.\w+$/, '')

/** One line of ASCII, which is all that the format knows. */
function plainAscii(text: string): string {
  return (
    plainLetters(text)
      .replace(/\s+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters go too.
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .replace(/[^\x20-\x7e]+/g, '?')
      .trim()
  )
}
