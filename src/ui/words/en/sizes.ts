import type { ShotSize } from '../../../domain/board/shot-terms.ts'
import { catalogue } from '../catalogue.ts'

/** What film crews call the sizes for short. */
const short: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'EWS',
  wide: 'WS',
  full: 'FS',
  'medium-wide': 'MWS',
  medium: 'MS',
  'medium-close': 'MCU',
  close: 'CU',
  'big-close': 'BCU',
  'extreme-close': 'ECU',
  insert: 'INS',
}

export const sizeWords = catalogue('sizes', { short })
