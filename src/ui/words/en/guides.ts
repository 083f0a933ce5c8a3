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
  /** The handle on the picture, where it is, and what moves it. */
  focus: (shot: string) => `Focus of shot ${shot}`,
  focusAt: (across: string, down: string) => `${across} across, ${down} down`,
  focusKeys: 'Arrow keys move it by 1 %, with Shift by 10 %. A double click puts it back.',
  focusBack: 'Put the focus back',
  focusIsBack: 'The focus is back where it was found.',
  focusNotMoved: 'Nobody has moved the focus. Drag the ring on the picture to move it.',
  burnIn: 'Burn into exports',
  /** After the name of a button that saves a picture. */
  withMarks: 'with guides and arrows',
  burnt: 'Guides and arrows are drawn into exported pictures.',
})
