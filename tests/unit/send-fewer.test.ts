import { expect, test } from 'vitest'
import { sentFrames } from '../../src/domain/clip/frames.ts'
import { sendingOnly } from '../../src/domain/consent/send-fewer.ts'
import type { FrameId } from '../../src/domain/ids.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'

const frames = Array.from({ length: 10 }, (_, i) => makeFrame(i))
const sentOf = (...args: Parameters<typeof sendingOnly>) =>
  sentFrames(sendingOnly(...args)).map(({ time }) => time)

test('fewer frames are spread over the clip, the identity frame among them', () => {
  const project = makeProject({ frames, identityFrame: 'f3' as FrameId })
  expect(sentOf(project, 4)).toEqual([0, 3, 6, 9])
  expect(sentOf(project, 2)).toEqual([3, 9])
  expect(sentOf(project, 1)).toEqual([3])
})

test('what is kept on this device stays there', () => {
  const { settings, ...rest } = makeProject({ frames, identityFrame: 'f3' as FrameId })
  const withheld = ['f0', 'f3', 'f9'] as FrameId[]
  const sent = sentOf({ ...rest, settings: { ...settings, withheld } }, 3)
  expect(sent).toHaveLength(3)
  expect(sent.filter((time) => withheld.includes(`f${time}` as FrameId))).toEqual([])
})

test('any number is kept to', () => {
  for (let count = 1; count <= 10; count++) {
    for (const { id } of frames) {
      expect(sentOf(makeProject({ frames, identityFrame: id }), count), `${count} with ${id}`).toHaveLength(
        count,
      )
    }
  }
})
