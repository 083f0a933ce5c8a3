import type { Spot } from '../../../domain/board/marks.ts'
import { guideWords as words } from '../../words/en/guides.ts'
import { unitWords } from '../../words/en/units.ts'
import { number } from '../../words/format.ts'

const percent = (share: number) => unitWords.percent(number(Math.round(share * 100)))

/** Where a focus is, in words. */
export const focusText = ({ x, y }: Spot) => words.focusAt(percent(x), percent(y))
