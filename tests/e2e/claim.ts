import { expect, test } from '@playwright/test'

/** Time limit of a claim: a click on a missing element would wait for the test's own limit. */
const LONGEST_MS = 90_000

/** True in `npm run test:journeys`, which runs each journey whole, and those tagged `@whole`. */
export const WHOLE = process.env.npm_lifecycle_event === 'test:journeys'

/** All cases in a whole run; the first of each kind in `npm test`. */
export function casesOf<Case>(cases: readonly Case[], kindOf: (one: Case) => unknown): readonly Case[] {
  if (WHOLE) return cases
  const kinds = cases.map(kindOf)
  return cases.filter((_, index) => kinds.indexOf(kinds[index]) === index)
}

/**
 * One claim of a journey. A claim that fails is reported by its title, and the journey goes on with
 * the next one, so that one break does not hide the others.
 */
export async function claim(title: string, body: () => Promise<void>): Promise<void> {
  try {
    await test.step(title, body, { timeout: LONGEST_MS })
  } catch (error) {
    expect.soft(error instanceof Error ? error.stack : error, title).toBeUndefined()
  }
}

/** A claim of whole runs alone. It leaves behind nothing that a later claim needs. */
export async function wholeClaim(title: string, body: () => Promise<void>): Promise<void> {
  if (WHOLE) await claim(title, body)
}
