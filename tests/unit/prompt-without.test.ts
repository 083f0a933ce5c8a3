import { describe, expect, it } from 'vitest'
import type { SentReference } from '../../src/domain/board/reference.ts'
import type { DrawnReceipt } from '../../src/domain/board/shot.ts'
import { drawPlan } from '../../src/domain/consent/plans.ts'
import { drawPrompt } from '../../src/domain/engines/draw-prompt.ts'
import type { BlobId, TakeId } from '../../src/domain/ids.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { goneOf, whyNoReplay } from '../../src/domain/takes/no-replay.ts'
import { promptWithout } from '../../src/domain/takes/prompt-without.ts'
import { takePlan } from '../../src/domain/takes/take-plans.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const ROLES = ['identity', 'style', 'moment'] as const
const shot = makeShot('s1', { text: 'Image 2 is what the sign says.' })
const promptOf = (roles: readonly (typeof ROLES)[number][]) =>
  drawPrompt({ shot, context: 'A pier.', roles, aspectRatio: '16:9' })
const references = ROLES.map(
  (role, i): SentReference => ({ role, ...(i === 1 ? {} : { kept: `k${i}` as BlobId }) }),
)
const receipt = { prompt: promptOf(ROLES), references }

describe('a prompt without a picture', () => {
  // The shot's own words look like a line of the app, and stand in a line of their own.
  const plain = { ...receipt, prompt: receipt.prompt.replace(shot.text, 'A fox.') }

  it.each([
    [[1], ['identity', 'moment']],
    [[0], ['style', 'moment']],
    [[0, 2], ['style']],
    [[0, 1, 2], []],
  ] as const)('%j is what it would have been without it', (without, left) => {
    const drawn = promptOf([...left]).replace(shot.text, 'A fox.')
    expect(promptWithout(plain, without)?.replace(/\n\n+/g, '\n\n')).toBe(drawn)
  })

  it('is the same where nothing is left out, and none where its pictures are not told apart', () => {
    expect(promptWithout(receipt, [])).toBe(receipt.prompt)
    expect(promptWithout({ ...plain, prompt: 'Make the sky red.' }, [1])).toBeUndefined()
    expect(promptWithout({ ...receipt, prompt: `${plain.prompt}\nImage 2 is red.` }, [1])).toBeUndefined()
  })
})

describe('drawing again without what is gone', () => {
  const { receipt: made } = makeTake('t', '')
  const drawn = {
    ...(made as DrawnReceipt),
    engine: 'openrouter',
    host: 'h',
    parameters: {},
    ...receipt,
    prompt: receipt.prompt.replace(shot.text, 'A fox.'),
  } as const
  const take = { ...makeTake('t', ''), receipt: drawn }
  const project = makeProject({ shots: [{ ...shot, takes: [take] }] })
  const reach = { leavesDevice: true }
  const [drawnShot = shot] = project.shots

  it('is a request of its own: the pictures that are left, in their order', () => {
    expect(whyNoReplay(project, take, 'openrouter', reach)).toBe('gone')
    expect(whyNoReplay(project, take, 'openrouter', reach, [0])).toBe('gone')
    expect(whyNoReplay(project, take, 'openrouter', reach, [1])).toBeUndefined()
    const plan = drawPlan(project, drawnShot, {}, reach)
    const ask = { kind: 'again', of: 't' as TakeId, without: [1] } as const
    const { references: sent, exact } = takePlan(project, plan, ask, {
      engine: reach,
      resolutions: undefined,
    })
    expect(sent.map(({ blob, isAsSent }) => [blob, isAsSent])).toEqual([
      ['k0', true],
      ['k2', true],
    ])
    expect(exact?.prompt).toBe(promptWithout(drawn, [1]))
  })

  it('is not offered for words that were cut: what is left of them is not what was sent', () => {
    const long = 'x'.repeat(LIMITS.prompt)
    const many = Array.from({ length: LIMITS.prompts / LIMITS.prompt - 1 }, (_, i) => ({
      ...take,
      id: `m${i}` as TakeId,
      receipt: { ...drawn, prompt: long },
    }))
    const almost = makeProject({ shots: [{ ...shot, takes: many }] })
    const whole = withTake(almost, shot, {
      ...take,
      receipt: { ...drawn, prompt: 'y'.repeat(LIMITS.prompt - 1) },
    })
    const kept = whole.shots[0]?.takes.at(-1)?.receipt as DrawnReceipt
    expect(kept.cutPrompt).toBeUndefined()
    const over = withTake(whole, shot, { ...take, id: 't2' as TakeId, receipt: { ...drawn, references: [] } })
    const cut = over.shots[0]?.takes.at(-1)?.receipt as DrawnReceipt
    expect([cut.prompt.length, cut.cutPrompt]).toEqual([1, true])
    expect(goneOf(cut)).toEqual(['words'])
  })
})
