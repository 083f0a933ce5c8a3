import { expect, it } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { holdJob, whileNoJobs } from '../../src/services/app/tabs.ts'

const [one, two] = ['one', 'two'] as [ProjectId, ProjectId]
const never = new AbortController().signal

/** Runs a job until the returned function is called. */
async function running(project: ProjectId): Promise<() => Promise<void>> {
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const job = holdJob(project, never, () => {
    begun.resolve()
    return ended.promise
  })
  await begun.promise
  return () => {
    ended.resolve()
    return job
  }
}

it('what waits for the end of all jobs keeps no other job from beginning', async () => {
  const end = await running(one)
  const switched: string[] = []
  const trySwitch = () => whileNoJobs(async () => void switched.push('switched'))
  const trying = trySwitch()
  expect(await holdJob(two, never, async () => 'ran')).toBe('ran')
  expect(await trying).toBe(false)
  await expect(holdJob(one, never, async () => 'ran')).rejects.toMatchObject({ code: 'busy-elsewhere' })
  await end()
  expect(await trySwitch()).toBe(true)
  expect(switched).toEqual(['switched'])
})

it('a job that waits for the switch to another version hears of Cancel', async () => {
  const ended = Promise.withResolvers<void>()
  const switching = whileNoJobs(() => ended.promise)
  const controller = new AbortController()
  const waiting = holdJob(one, controller.signal, async () => 'ran')
  controller.abort(new Error('cancelled'))
  await expect(waiting).rejects.toThrow('cancelled')
  ended.resolve()
  expect(await switching).toBe(true)
})
