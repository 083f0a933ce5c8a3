import { MortalChromium } from './chromium.mjs'
import { readDisk, seeded } from './disk.mjs'

const STEPS_A_ROUND = 6

/**
 * Two tabs of one project type and take over in random order. The last edit that a tab accepted
 * must be stored at the end, whichever tab writes then.
 * @param {{ url: string, rounds: number, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<{ rounds: number, edits: number, takeovers: number, lost: number, unreadable:
 * number, writers: number }>} `writers` counts rounds that did not end with exactly one writing tab
 */
export async function tabCampaign({ url, rounds, seed, say = () => undefined }) {
  const random = seeded(seed)
  const chromium = new MortalChromium()
  const total = { rounds: 0, edits: 0, takeovers: 0, lost: 0, unreadable: 0, writers: 0 }
  await chromium.start()
  try {
    const first = await chromium.context.newPage()
    await first.goto(url)
    await first.getByRole('button', { name: 'New project' }).click()
    await scene(first).waitFor()
    const second = await chromium.context.newPage()
    await second.goto(first.url())
    await scene(second).waitFor()
    let expected = ''
    for (; total.rounds < rounds; total.rounds += 1) {
      const done = []
      for (let i = 0; i < STEPS_A_ROUND; i++) {
        const page = random() < 0.5 ? first : second
        const name = page === first ? 'first' : 'second'
        const choice = random()
        if (choice < 0.5) {
          const text = `Round ${total.rounds}, step ${i}`
          if (await type(page, text)) {
            expected = text
            total.edits += 1
            done.push(`${name} types ${i}`)
          }
        } else if (choice < 0.85) {
          // Both may take over at the same time.
          const asked = choice < 0.6 ? [first, second] : [page]
          const clicked = await Promise.all(asked.map(takeOver))
          total.takeovers += clicked.filter(Boolean).length
          if (clicked.some(Boolean)) done.push(`${asked.length > 1 ? 'both' : name} take over`)
        } else if (choice < 0.93) {
          done.push(`${name} reloads`)
          await page.reload()
          await scene(page).waitFor()
        } else await page.waitForTimeout(random(400))
      }
      const state = await settled(first, second)
      total.writers += state.writers === 1 ? 0 : 1
      const disk = await readDisk(first)
      total.unreadable += disk.unreadable
      const stands = [disk.projects[0]?.context, ...state.texts]
      const lost = stands.some((text) => text !== expected)
      if (lost) total.lost += 1
      say(
        `${total.rounds}: ${lost ? `LOST ${expected}, there is ${stands.join(' | ')}` : 'kept'}; ${done.join(', ')}`,
      )
      expected = disk.projects[0]?.context ?? ''
    }
  } finally {
    await chromium.end()
  }
  return total
}

const scene = (page) => page.getByRole('textbox', { name: 'Scene description' })
const taking = (page) => page.getByRole('button', { name: 'Take over here' })

/** Types synchronously, as a keystroke does; true when the tab accepted it. */
function type(page, text) {
  return page.evaluate((typed) => {
    const field = document.querySelector('textarea[aria-label="Scene description"]')
    if (!field || field.readOnly) return false
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, typed)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return field.value === typed
  }, text)
}

const takeOver = async (page) => {
  if (!(await taking(page).isVisible())) return false
  return page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Take over here',
    )
    button?.click()
    return button !== undefined
  })
}

/** Waits until both tabs agree and no save is pending. */
async function settled(first, second) {
  for (let tries = 0; tries < 100; tries++) {
    const states = await Promise.all(
      [first, second].map((page) =>
        page.evaluate(() => ({
          text: document.querySelector('textarea[aria-label="Scene description"]')?.value,
          save: document.querySelector('.save-state')?.textContent,
        })),
      ),
    )
    const saves = states.map(({ save }) => save).sort()
    const texts = states.map(({ text }) => text)
    const done = saves[0] === 'Read-only' && saves[1] === 'Saved' && texts[0] === texts[1]
    if (done || tries === 99) return { writers: saves.filter((save) => save !== 'Read-only').length, texts }
    await first.waitForTimeout(50)
  }
  throw new Error('unreachable')
}
