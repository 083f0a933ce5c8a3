import { timecode } from '../../../src/domain/handover/timecode.ts'
import type { Timeline, TimelineClip } from '../timeline/timeline.ts'
import { element, type Xml, xmlDocument, xmlText } from '../timeline/xml.ts'

/**
 * The XML of Final Cut Pro 7 (xmeml 5), which other editors took over: stills in one track. Source:
 * the Final Cut Pro XML interchange format of Apple.
 */
export function fcp7Xml(timeline: Timeline): string {
  const { name, frames, clips, width, height, start } = timeline
  const rate = rateOf(timeline)
  const sample = (wide: number, high: number) =>
    element('samplecharacteristics', {}, [
      rate,
      field('width', wide),
      field('height', high),
      field('pixelaspectratio', 'square'),
      field('fielddominance', 'none'),
    ])
  const video = element('video', {}, [
    element('format', {}, [sample(width, height)]),
    element(
      'track',
      {},
      clips.map((clip, i) => clipItem(clip, i + 1, rate, sample(clip.picture.width, clip.picture.height))),
    ),
  ])
  const { timecode: kind } = timeline
  const sequence = element('sequence', { id: 'sequence-1' }, [
    field('name', name),
    field('duration', frames),
    rate,
    element('timecode', {}, [
      rate,
      field('string', timecode(start, kind)),
      field('frame', start),
      field('displayformat', kind.drop ? 'DF' : 'NDF'),
    ]),
    element('media', {}, [video]),
  ])
  return xmlDocument(element('xmeml', { version: '5' }, [sequence]), 'xmeml')
}

function clipItem(clip: TimelineClip, place: number, rate: Xml, sample: Xml): Xml {
  const { name, frames, start, picture, path, shot } = clip
  return element('clipitem', { id: `clip-${place}` }, [
    field('name', name),
    field('duration', frames),
    rate,
    field('start', start),
    field('end', start + frames),
    field('in', 0),
    field('out', frames),
    field('stillframe', 'TRUE'),
    element('file', { id: `file-${place}` }, [
      field('name', picture.file),
      field('pathurl', path),
      rate,
      field('duration', frames),
      element('media', {}, [element('video', {}, [sample])]),
    ]),
    element('comments', {}, [
      field('mastercomment1', shot.text),
      ...(shot.dialogue ? [field('mastercomment2', shot.dialogue)] : []),
    ]),
  ])
}

const field = (name: string, value: string | number): Xml => element(name, {}, xmlText(String(value)))

const rateOf = ({ rate }: Timeline): Xml =>
  element('rate', {}, [field('timebase', rate.count), field('ntsc', rate.seconds === 1 ? 'FALSE' : 'TRUE')])
