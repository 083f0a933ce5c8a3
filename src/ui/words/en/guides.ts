import type { ArrowLabel } from '../../../domain/board/camera-arrows.ts'
import type { Guide } from '../../../domain/board/guide-names.ts'
import { catalogue } from '../catalogue.ts'

/** What lies over pictures. */
export const guideWords = catalogue('guides', {
  title: 'Guides',
  arrows: 'Arrows',
  guides: {
    thirds: 'Thirds',
    centre: 'Centre cross',
    safe: 'Action and title safe, 93 % and 90 %',
    '2.39': 'Crop 2.39',
    '1.85': 'Crop 1.85',
    '16:9': 'Crop 16:9',
    '4:5': 'Crop 4:5',
    '9:16': 'Crop 9:16',
  } satisfies Record<Guide, string>,
  /** On a zoom's two frames, in capitals as the trade writes them. */
  labels: { start: 'START', end: 'END' } satisfies Record<ArrowLabel, string>,
})
