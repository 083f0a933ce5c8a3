import { withoutOf } from '../../domain/takes/take-ask.ts'
import type { ShownRequest } from '../../store/consent/requests.ts'
import { consentWords as words } from '../words/en/consent.ts'

/**
 * What drawings are made from, in a sentence or two.
 * @param pictures different ones of all requests
 */
export function drawnFromOf(requests: readonly ShownRequest[], pictures: number): string {
  const [first] = requests
  if (first?.plan.kind !== 'draw') return ''
  const { sheet, takeAsk } = first.plan
  if (sheet) return words.sheet
  if (first.isShort) return fewWordsOf(first, isOneShot(requests), pictures)
  if (takeAsk && withoutOf(takeAsk).length > 0) return words.againWithout
  if (takeAsk && takeAsk.kind !== 'several') return words.asked[takeAsk.kind]
  if (requests.length === 1) return pictures > 0 ? words.shotWithPictures : words.shotAlone
  return pictures > 0 ? words.shotsWithPictures : words.shotsAlone
}

const isOneShot = (requests: readonly ShownRequest[]): boolean =>
  new Set(requests.map(({ plan }) => plan.kind === 'draw' && plan.shot.id)).size === 1

/** Of a model that begins with one picture; what Sketch draws from stays here. */
function fewWordsOf({ plan, fromStill }: ShownRequest, isOne: boolean, pictures: number): string {
  const isMissed = plan.kind === 'draw' && plan.missed !== undefined
  const said = isOne ? words.fewWords : words.fewWordsEach
  const told = isMissed ? words.fewWordsMissed : said
  if (fromStill || pictures === 0) return told
  return `${told} ${isOne || pictures === 1 ? words.onePicture : words.onePictureEach}`
}
