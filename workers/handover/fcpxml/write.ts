import type { FrameRate } from '../../../src/domain/handover/frame-rates.ts'
import type { View } from '../../../src/domain/handover/moves.ts'
import type { Timeline, TimelineClip } from '../timeline/timeline.ts'
import { element, type Xml, xmlDocument, xmlText } from '../timeline/xml.ts'

/** Read by Final Cut Pro from 10.6 on, and by what took over from it. */
const VERSION = '1.10'
/** Where a still begins in its own time, as Final Cut writes it. */
const STILL_START = '3600s'

/**
 * FCPXML: a spine of stills, with a Ken Burns crop where the shot's camera moves. Every time is
 * frames × the frame's duration, as a fraction. Source: the FCPXML reference of Apple, and its
 * document type 1.10 for the order of elements.
 */
export function fcpxml(timeline: Timeline): string {
  const { rate, clips, width, height, frames, name } = timeline
  const stills = new Map<string, string>()
  for (const { picture } of clips) {
    const size = `${picture.width}x${picture.height}`
    if (!stills.has(size)) stills.set(size, `r${2 + stills.size}`)
  }
  const formatOf = ({ picture }: TimelineClip) => stills.get(`${picture.width}x${picture.height}`) ?? 'r2'
  const resources = [
    element('format', { id: 'r1', name: presetName(timeline), frameDuration: time(1, rate), width, height }),
    ...[...stills].map(([size, id]) => {
      const [stillWidth, stillHeight] = size.split('x')
      return element('format', {
        id,
        name: 'FFVideoFormatRateUndefined',
        width: stillWidth,
        height: stillHeight,
      })
    }),
    ...clips.map((clip, i) =>
      element(
        'asset',
        {
          id: `a${i + 1}`,
          name: clip.picture.file,
          start: '0s',
          duration: '0s',
          hasVideo: '1',
          format: formatOf(clip),
        },
        [element('media-rep', { kind: 'original-media', src: `./${clip.path}` })],
      ),
    ),
  ]
  const spine = element(
    'spine',
    {},
    clips.map((clip, i) => still(clip, `a${i + 1}`, rate)),
  )
  const sequence = element(
    'sequence',
    {
      format: 'r1',
      duration: time(frames, rate),
      tcStart: '0s',
      tcFormat: timeline.timecode.drop ? 'DF' : 'NDF',
    },
    [spine],
  )
  const project = element('project', { name }, [sequence])
  const root = element('fcpxml', { version: VERSION }, [
    element('resources', {}, resources),
    element('library', {}, [element('event', { name }, [project])]),
  ])
  return xmlDocument(root, 'fcpxml')
}

function still(clip: TimelineClip, ref: string, rate: FrameRate): Xml {
  const { shot, name, start, frames } = clip
  const crop = kenBurns(clip)
  const note = [shot.text, shot.dialogue].filter(Boolean).join('\n\n')
  return element(
    'video',
    { name, ref, offset: time(start, rate), start: STILL_START, duration: time(frames, rate) },
    [
      ...(note ? [element('note', {}, xmlText(note))] : []),
      ...(crop ? [crop] : []),
      element('adjust-conform', { type: isWhole(clip) ? 'fit' : 'fill' }),
      element('marker', { start: STILL_START, duration: time(1, rate), value: name }),
    ],
  )
}

/** The two ends of a move; Final Cut eases between them in its own way. */
function kenBurns({ view, picture, shot }: TimelineClip): Xml | undefined {
  const [first, last] = [view(0), view(1)]
  // A hand's sway has no ends, and beside a picture there is nothing to pan over.
  if (shot.move === 'handheld' || isSame(first, last) || [first, last].some(isBeyond)) return undefined
  return element('adjust-crop', { mode: 'pan' }, [panRect(first, picture), panRect(last, picture)])
}

/** Insets in per cent of the picture's height, on all four sides. */
function panRect({ x, y, width, height }: View, picture: TimelineClip['picture']): Xml {
  const aspect = picture.width / picture.height
  return element('pan-rect', {
    left: percent(x * aspect),
    top: percent(y),
    right: percent((1 - x - width) * aspect),
    bottom: percent(1 - y - height),
  })
}

const percent = (share: number) => String(Number((100 * share).toFixed(4)) + 0)

const isSame = (a: View, b: View) =>
  Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.width - b.width) < 1e-6

const isBeyond = ({ x, y, width, height }: View) =>
  x < -1e-9 || y < -1e-9 || x + width > 1 + 1e-9 || y + height > 1 + 1e-9

const isWhole = ({ view }: TimelineClip) => isBeyond(view(0))

/** "48048/24000s": a count of frames as a fraction of a second. */
const time = (frames: number, rate: FrameRate): string => {
  if (frames === 0) return '0s'
  const [top, bottom] =
    rate.seconds === 1 ? [frames * 100, rate.frames * 100] : [frames * rate.seconds, rate.frames]
  return `${top}/${bottom}s`
}

/** Only true presets have a name; any other size goes without. */
function presetName({ width, height, rate }: Timeline): string | undefined {
  const rates: Readonly<Record<number, string>> = {
    24000: '2398',
    24: '24',
    25: '25',
    30000: '2997',
    30: '30',
  }
  return width === 1920 && height === 1080 ? `FFVideoFormat1080p${rates[rate.frames]}` : undefined
}
