import { expect, it } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import type { ReferenceId } from '../../src/domain/ids.ts'
import type { Catalogue } from '../../src/domain/models/model.ts'
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
