import type { Timeline } from '../timeline/timeline.ts'
import { element, type Xml, xmlDocument, xmlText } from '../timeline/xml.ts'

/** The engine's own version that wrote such files; it reads those of later ones too. */
const VERSION = '7.0.0'

/**
 * MLT XML, the format of the engine behind Shotcut and Kdenlive: a playlist of stills. Source: the
 * MLT XML documentation and its document type.
 */
export function mltXml({ name, rate, width, height, clips, frames }: Timeline): string {
  const [across, down] = inLowestTerms(width, height)
  const producers = clips.map(({ path, frames: length }, i) =>
    element('producer', { id: `still${i}`, in: 0, out: length - 1 }, [
      property('length', length),
      property('resource', path),
      property('mlt_service', 'pixbuf'),
      property('aspect_ratio', 1),
    ]),
  )
  const entries = clips.map(({ frames: length, name: shot }, i) =>
    element('entry', { producer: `still${i}`, in: 0, out: length - 1 }, [property('title', shot)]),
  )
  const root = element('mlt', { LC_NUMERIC: 'C', version: VERSION, title: name, producer: 'main' }, [
    element('profile', {
      description: 'board',
      width,
      height,
      progressive: 1,
      sample_aspect_num: 1,
      sample_aspect_den: 1,
      display_aspect_num: across,
      display_aspect_den: down,
      frame_rate_num: rate.frames,
      frame_rate_den: rate.seconds,
      colorspace: 709,
    }),
    ...producers,
    element('playlist', { id: 'board' }, entries),
    element('tractor', { id: 'main', in: 0, out: frames - 1 }, [element('track', { producer: 'board' })]),
  ])
  return xmlDocument(root)
}

const property = (name: string, value: string | number): Xml =>
  element('property', { name }, xmlText(String(value)))

function inLowestTerms(width: number, height: number): readonly [number, number] {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  const common = divisor(width, height)
  return [width / common, height / common]
}
