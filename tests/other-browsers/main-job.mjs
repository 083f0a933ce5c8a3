/**
 * A driven browser. `call` runs an async function in the page and returns its result as JSON.
 * @typedef {{ name: string, open: (url: string) => Promise<unknown>,
 *   call: (fn: Function, ...args: unknown[]) => Promise<unknown>,
 *   type?: (...keys: string[]) => Promise<unknown>,
 *   chord?: (held: string, key: string) => Promise<unknown>, close: () => Promise<void> }} Driver
 */

const LOOK_EVERY_MS = 300

/** Polls `fn` until its result is truthy, and returns it. */
export async function until(driver, what, fn, seconds, ...args) {
  const end = Date.now() + seconds * 1000
  let last
  while (Date.now() < end) {
    // A loading page answers nothing.
    last = await driver.call(fn, ...args).catch((error) => String(error))
    if (last && typeof last !== 'string') return last
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  const screen = await driver.call(async () => document.body.textContent.slice(0, 1500)).catch(String)
  throw new Error(`${what} did not come (${last}). The page:\n${screen}`)
}

export const press = (driver, name) =>
  until(
    driver,
    `The button ${name}`,
    async (wanted) => {
      const found = [...document.querySelectorAll('button')].find(
        (button) =>
          [button.textContent.trim(), button.getAttribute('aria-label')].includes(wanted) &&
          button.getAttribute('aria-disabled') !== 'true',
      )
      found?.click()
      return found !== undefined
    },
    60,
    name,
  )

export const pictures = async (count) => {
  const found = [...document.querySelectorAll('article img')].filter((image) => image.naturalWidth > 0)
  return found.length >= count && found.map((image) => [image.naturalWidth, image.naturalHeight])
}

/** In a browser without a model of its own nothing mentions one but Settings. */
async function expectNoOwnModel(driver) {
  const mentioned = await driver.call(async () =>
    /own model|model of its own/.test(document.body.textContent),
  )
  if (mentioned) throw new Error('A model that this browser lacks is mentioned.')
  await press(driver, 'Settings')
  await until(
    driver,
    'What Settings say of the browser’s own model',
    async () =>
      [...document.querySelectorAll('fieldset')].some(
        ({ textContent }) =>
          textContent.startsWith('Your browser’s own model') &&
          textContent.includes('This browser has none that a page can use.'),
      ) &&
      ![...document.querySelectorAll('option')].some(({ textContent }) => textContent.includes('own model')),
    20,
  )
  await press(driver, 'Close')
}

/**
 * The sample with Sketch, from the clip to three drawn shots; then a reload. Rejects with the
 * page's text.
 */
export async function doMainJob(driver, url) {
  await driver.open(url)
  await press(driver, 'Try the sample')
  await until(
    driver,
    'Frames',
    async () => document.querySelectorAll('[aria-label=Frames] img').length >= 4,
    90,
  )
  await expectNoOwnModel(driver)
  await press(driver, 'Analyze video')
  await until(
    driver,
    'The description',
    async () =>
      (document.querySelector('textarea[aria-label="Scene description"], #scene, textarea')?.value ?? '')
        .length > 50,
    90,
  )
  await driver.call(async () => {
    const selects = [...document.querySelectorAll('select')]
    const count = selects.find((select) => [...select.options].some(({ value }) => value === '10'))
    count.value = '3'
    count.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await press(driver, 'Generate shots')
  await until(driver, 'Three shots', async () => document.querySelectorAll('article').length === 3, 60)
  await press(driver, 'Generate all images')
  await until(driver, 'Three pictures', pictures, 180, 3)
  await until(driver, 'Saved', async () => document.querySelector('.save-state')?.textContent === 'Saved', 30)
  const address = await driver.call(async () => location.href)
  await driver.call(async () => {
    document.body.dataset.old = 'yes'
    setTimeout(() => location.reload(), 0)
  })
  await until(driver, 'The reload', async () => document.body.dataset.old === undefined, 30)
  await until(driver, `The pictures of ${address}`, pictures, 60, 3)
}
