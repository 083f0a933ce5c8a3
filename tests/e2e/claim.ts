import { expect, test } from '@playwright/test'

/** Time limit of a claim: a click on a missing element would wait for the test's own limit. */
const LONGEST_MS = 90_000

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
