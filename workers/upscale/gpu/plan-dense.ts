import { DENSE, type DenseNet, FIFTH, GROWTH, LAYERS, OUTER_LAYERS, TRUNK } from './dense-net.ts'
import { type Convolution, groupsOf, type NetPlan, type Region, regions } from './plan.ts'

/** Rows of the enlarged picture that the last layers make at a time. */
const STRIP = 64

/**
 * The large net. Its trunk takes turns in three regions, because a block ends with what it began
 * with; the channels that dense layers add lie beside each other, so that nothing is copied to be
 * concatenated. The layers at four times the size would need 8 KB a pixel: they go down the
 * picture in strips, each with the rows above and below that the next layer needs.
 */
export function planDense(layers: DenseNet, width: number, height: number, strip = STRIP): NetPlan {
  const blocks = (layers.length - OUTER_LAYERS) / (DENSE * LAYERS)
  const plane = width * height
  const trunk = groupsOf(TRUNK)
  const { take, end } = regions()
  const input = take(plane, 1)
  const first = take(plane, trunk)
  const turns = [take(plane, trunk), take(plane, trunk), take(plane, trunk)] as const
  const grown = take(plane, (LAYERS - 1) * groupsOf(GROWTH))
  // The enlarged regions begin where the trunk's were, which are no longer needed then.
  const doubled: Region = { at: turns[0].at, plane: 4 * plane, row: 0 }
  const output: Region = { at: doubled.at + 4 * plane * trunk, plane: 16 * plane, row: 0 }
  const rows = Math.min(strip, 4 * height)
  const upper = take(4 * width * (rows + 4), trunk)
  const lower = take(4 * width * (rows + 2), trunk)

  const convolutions: Convolution[] = []
  const level = { width, height, rows: [0, height] as const }
  const add = (one: Omit<Convolution, 'layer'>, layer: number) => convolutions.push({ ...one, layer })
  add({ ...level, inputs: 3, outputs: TRUNK, from: input, to: first }, 0)
  let at = first
  let layer = 1
  const groups = (part: number) => ({ ...grown, at: grown.at + part * groupsOf(GROWTH) * plane })
  for (let block = 0; block < blocks; block++) {
    const before = at
    for (let dense = 0; dense < DENSE; dense++) {
      const more = { split: trunk, region: grown }
      for (let i = 0; i < LAYERS - 1; i++) {
        const inputs = TRUNK + i * GROWTH
        add({ ...level, inputs, outputs: GROWTH, from: at, more, to: groups(i) }, layer++)
      }
      const isLast = dense === DENSE - 1
      const free = turns.filter((turn) => turn !== at && turn !== before)
      const to = (free[0] ?? turns[0]) as Region
      const residual = { factor: FIFTH, region: at }
      const added = isLast ? [residual, { factor: FIFTH, region: before }] : [residual]
      const inputs = TRUNK + (LAYERS - 1) * GROWTH
      add({ ...level, inputs, outputs: TRUNK, from: at, more, to, added }, layer++)
      at = to
    }
  }
  // In place: each thread adds the pixel that it then overwrites.
  const sum = [{ factor: 1, region: first }]
  add({ ...level, inputs: TRUNK, outputs: TRUNK, from: at, to: first, added: sum }, layer++)
  const twice = { width: 2 * width, height: 2 * height, rows: [0, 2 * height] as const }
  const same = { inputs: TRUNK, outputs: TRUNK }
  add({ ...twice, ...same, from: first, to: doubled, isDoubled: true }, layer++)
  const full = { width: 4 * width, height: 4 * height }
  for (let top = 0; top < full.height; top += rows) {
    const within = (margin: number) =>
      [Math.max(0, top - margin), Math.min(full.height, top + rows + margin)] as const
    const [above, below] = [
      { ...upper, row: within(2)[0] },
      { ...lower, row: within(1)[0] },
    ]
    add({ ...full, ...same, rows: within(2), from: doubled, to: above, isDoubled: true }, layer)
    add({ ...full, ...same, rows: within(1), from: above, to: below }, layer + 1)
    add({ ...full, inputs: TRUNK, outputs: 3, rows: within(0), from: below, to: output }, layer + 2)
  }
  return { width, height, vectors: end(), convolutions, input, output, isShuffled: false }
}
