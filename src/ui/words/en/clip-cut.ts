import type { Joint, Pace } from '../../../domain/clip/measured.ts'
import type { Facing } from '../../../domain/people/face.ts'
import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** What was measured of the clip itself: its cut, its camera, its light, its people. */
export const clipCutWords = catalogue('clip-cut', {
  title: 'The clip’s cut, measured',
  shots: (count: number) => plural(count, { one: '# shot', other: '# shots' }),
  shot: (place: string, count: string) => `Shot ${place} of ${count}`,
  from: (start: string, end: string) => `${start} to ${end}`,
  paces: { slow: 'slow', steady: 'steady', fast: 'fast' } satisfies Readonly<Record<Pace, string>>,
  unknown: 'Camera not told',
  joints: { cut: 'begins with a cut', dissolve: 'begins with a dissolve' } satisfies Readonly<
    Record<Joint, string>
  >,
  lights: { dark: 'dark', dim: 'dim', even: 'even light', bright: 'bright' },
  faces: (count: number) => (count === 0 ? 'no face' : plural(count, { one: '# face', other: '# faces' })),
  facings: {
    left: 'facing left',
    right: 'facing right',
    toward: 'facing the camera',
  } satisfies Readonly<Record<Facing, string>>,
  colours: 'Its main colours',
  help: 'Measured on this device from the clip’s own pictures. No AI has looked at them.',
  measuring: 'Measuring the clip',
  waits: 'Measuring waits',
  cancel: 'Cancel',
  /** While a description waits for it. */
  without: 'Describe without it',
  left: 'The cut of the clip is not measured.',
  measure: 'Measure the clip',
  follow: 'Follow the clip’s cut',
  oneShot: 'The clip is a single shot: there is no cut to follow.',
})
