import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import type { HandoverJob } from '../../src/domain/handover/job.ts'
import { changesSince } from '../../src/domain/handover/versions/changes.ts'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import type { VersionId } from '../../src/domain/ids.ts'
import { makeReview } from '../../workers/handover/review/make.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { JPEG } from '../fixtures/small-jpeg.ts'

/** What the standard of HTML says, and nothing of taste. */
const validator = new HtmlValidate({ extends: ['html-validate:standard'] })

async function complaints(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
  )
}

async function pageOf(job: HandoverJob): Promise<string> {
  const [file] = await makeReview(job, { load: async () => new Blob([JPEG]), onProgress: () => undefined })
  return (await file?.content.text()) ?? ''
}

const drawn = { ...makeTake('t', 'x'), mime: 'image/jpeg' }
/** A shot for every text that breaks formats, and one without anything. */
const shots = [
  makeShot('bare'),
  ...HOSTILE.map((text, i) =>
    makeShot(`s${i}`, { text, dialogue: `MIKA: ${text}`, sound: text, move: 'push-in', takes: [drawn] }),
  ),
]
const project = { name: HOSTILE[9], shots }

/** A version with a hash for each picture, told beside what has changed since an earlier one. */
function versionJob(): HandoverJob {
  const board = frozenBoard(makeProject(project))
  const earlier = makeProject({ shots: [...shots.slice(2).reverse(), makeShot('gone')] })
  const since = { name: 'First', at: 1, id: 'v1' as VersionId, hashes: {}, board: frozenBoard(earlier) }
  const hashes = { [drawn.blob]: 'f'.repeat(64) }
  return makeJob({
    project: board,
    options: { comments: true },
    job: { version: { name: '<Client> & "2"', at: 2, hashes }, changes: changesSince(since, board) },
  })
}

it.each([
  ['the review page', makeJob({ project })],
  ['the page on which readers write', makeJob({ project, options: { comments: true } })],
  ['the page that tells how pictures were drawn', makeJob({ project, options: { clean: false } })],
  ['the page of a version, with changes, hashes and a place to sign', versionJob()],
  ['the page of a board without a shot', makeJob({ project: { shots: [] } })],
])('%s is valid HTML, whatever it says (html-validate)', async (_, job) => {
  expect(await complaints(await pageOf(job))).toEqual([])
})

it('a page that breaks the standard is told (html-validate)', async () => {
  const page = await pageOf(makeJob({ project }))
  const nested = page.replace('<h1', '<h1><div>a</div></h1><h1')
  expect((await complaints(nested)).join()).toContain('element-permitted-content')
  const twice = page.replace('<main', '<main id="a"></main><main id="a"')
  expect((await complaints(twice)).join()).toContain('no-dup-id')
})
