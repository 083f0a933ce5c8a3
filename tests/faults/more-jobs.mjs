/** What is asked for of a board besides a new take. */
export const MORE_JOBS = ['best', 'edit', 'region', 'sheet', 'keep']

/**
 * Asks for one of these of a shot, counted from 0, or of the board, as far as the screen allows.
 * @param {import('playwright').Page} page
 * @param {{ kind: string, shot?: number, count?: number, words?: string }} wish `count`: takes that
 *   the best is chosen from, `words`: the instruction of an edit
 * @returns {Promise<boolean>} whether it was begun, or for `keep` done
 */
export const askMore = (page, { kind, shot = 0, count = 2, words = 'Make the sky red.' }) =>
  page.evaluate(askInPage, { kind, shot, count, words })

/** Runs in the page: one visit, because a tab may be killed or taken over between two. */
async function askInPage({ kind, shot, count, words }) {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const isOn = (one) => one && !one.disabled && one.getAttribute('aria-disabled') !== 'true'
  const button = (text, root) => all('button', root).find((one) => one.textContent.startsWith(text))
  const until = async (find, ms = 2500) => {
    for (const end = Date.now() + ms; ; ) {
      const found = find()
      if (found || Date.now() > end) return found
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
  const put = (field, value, event = 'input') => {
    const { prototype } = field.constructor
    Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, value)
    field.dispatchEvent(new Event(event, { bubbles: true }))
  }
  const press = async (find, ms) => {
    const found = await until(() => {
      const one = find()
      return isOn(one) && one
    }, ms)
    if (found) found.click()
    return Boolean(found)
  }
  const dialogOf = (title) => all('[role="dialog"]').find((one) => one.textContent.startsWith(title))
  const close = (dialog) => dialog?.querySelector('[aria-label="Close"]')?.click()

  async function takesOf() {
    const camera = all('article')[shot]?.querySelector('button[aria-label^="Camera of shot"]')
    const tab = () => all('[role="tab"]').find((one) => one.textContent.startsWith('Takes'))
    camera?.click()
    // A second press closes what is open already.
    if (camera && !(await until(tab, 500))) camera.click()
    ;(await until(tab))?.click()
    return until(() => document.querySelector('fieldset[aria-label="More takes"]'))
  }

  async function edit(isRegion) {
    const more = await takesOf()
    const open = more && all('button', more).find((one) => one.textContent === 'Edit')
    if (!isOn(open)) return false
    open.click()
    const dialog = await until(() => dialogOf('Edit take'))
    const field = dialog && (await until(() => dialog.querySelector('textarea')))
    if (!field) return false
    put(field, words)
    if (isRegion) {
      all('input[name="where"]', dialog)[0]?.click()
      await press(() => button('Box', dialog))
      const sides = await until(() => {
        const found = all('[role="spinbutton"]', dialog)
        return found.length >= 4 && found
      })
      // Left, top, width and height.
      for (const [i, value] of [32, 24, 40, 40].entries()) if (sides) put(sides[i], String(value))
      await press(() => button('Mark this box', dialog))
    }
    const begun = await press(() => button('Draw edit', dialog))
    close(dialog)
    return begun
  }

  async function sheet(work) {
    const open = all('button').find((one) => one.textContent === 'Draft sheet')
    if (!isOn(open)) return false
    open.click()
    const dialog = await until(() => dialogOf('Draft sheet'))
    const done = dialog ? await work(dialog) : false
    close(dialog)
    return done
  }

  switch (kind) {
    case 'best': {
      const more = await takesOf()
      const menu = more?.querySelector('select')
      if (!menu) return false
      put(menu, String(count), 'change')
      return press(() => button(`Best of ${count}`, more), 1000)
    }
    case 'edit':
      return edit(false)
    case 'region':
      return edit(true)
    case 'sheet':
      return sheet((dialog) => press(() => button('Draw ', dialog), 1000))
    case 'keep':
      return sheet(async (dialog) => {
        await until(() => button('Keep ', dialog) ?? button('Draw ', dialog))
        const cut = () => button('Cut along the lines', dialog)
        const keep = () => button('Keep ', dialog)
        await until(() => isOn(keep()) || cut(), 4000)
        cut()?.click()
        if (!(await press(keep, 1500))) return false
        return Boolean(await until(() => button('Kept as takes', dialog), 8000))
      })
    default:
      return false
  }
}
