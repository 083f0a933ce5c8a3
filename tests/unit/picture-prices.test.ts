import { expect, it } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import type { ReferenceId } from '../../src/domain/ids.ts'
import type { Catalogue } from '../../src/domain/models/model.ts'
import { worthOfSheet } from '../../src/domain/money/ask-price.ts'
import { pictureCost } from '../../src/domain/money/cost.ts'
import { estimateCall, estimatePictures } from '../../src/domain/money/estimate.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

const style: ReferenceEntry = { id: 'r' as ReferenceId, role: 'style', source: { kind: 'style' } }
const shots = [
  makeShot('s1', { references: [style] }),
  makeShot('s2', { references: [style, style, style] }),
  makeShot('s3', { references: [] }),
]
const project = makeProject({ shots })
const model = 'maker/painter'
const catalogue = {
  image: [
    {
      id: model,
      prices: [
        { billable: 'output_image', unit: 'image', cost: 0.02 },
        { billable: 'input_reference', unit: 'image', cost: 0.01 },
      ],
    },
  ],
} as unknown as Catalogue
const settings = DEFAULT_SETTINGS.openRouter

it('each picture is priced by its own references, and one of any by those of the dearest', () => {
  const each = estimatePictures(project, catalogue, model, settings, shots)
  expect(each).toEqual([0.03, 0.05, 0.02].map((price) => expect.closeTo(price, 9)))
  const one = estimateCall('draw', project, catalogue, model, settings, undefined, shots)
  expect(one).toBeCloseTo(0.05, 9)
  expect(estimatePictures(project, undefined, model, settings, shots)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('a sheet is one call: priced by its own size and references, however many shots it draws', () => {
  const prices = [
    { billable: 'output_image', unit: 'image', cost: 0.02, variant: '1K' },
    { billable: 'output_image', unit: 'image', cost: 0.08, variant: '4K' },
    { billable: 'input_reference', unit: 'image', cost: 0.01 },
  ]
  const image = { id: model, prices, resolutions: ['1K', '4K'] } as never
  const plan = (width: number, references: number) =>
    ({ size: { width, height: width }, references: Array.from({ length: references }) }) as never
  const price = (width: number, references: number) =>
    pictureCost(image, worthOfSheet(plan(width, references), image, settings))
  expect(price(1000, 2)).toBeCloseTo(0.04, 9)
  expect(price(4096, 2)).toBeCloseTo(0.1, 9)
  expect(price(4096, 0)).toBeCloseTo(0.08, 9)
})
