import { until } from './main-job.mjs'

/** Key codes of WebDriver. */
const CTRL = '\uE009'
const ENTER = '\uE007'

const textEnds = async (end) => document.querySelector('#scene-text').value.endsWith(end)

/** Whether keys undo typing in a field without scripts. */
async function takesBack(driver) {
  await driver.call(async () => {
    const bare = document.createElement('iframe')
    document.body.append(bare)
    bare.contentDocument.body.append(document.createElement('textarea'))
    bare.contentDocument.querySelector('textarea').focus()
  })
  await driver.type('a')
  await driver.chord(CTRL, 'z')
  return driver.call(async () => {
    const bare = document.querySelector('iframe')
    const { value } = bare.contentDocument.querySelector('textarea')
    bare.remove()
    return value === ''
  })
}

/** Types, undoes, uses a shortcut and pastes in the open project. Rejects with the page's text. */
export async function doHandsJob(driver) {
  await driver.call(async () => {
    const text = document.querySelector('#scene-text')
    text.focus()
    text.setSelectionRange(text.value.length, text.value.length)
  })
  await driver.type(...' Rain.')
  await until(driver, 'What is typed', textEnds, 10, ' Rain.')
  const undoes = await takesBack(driver)
  // WebKitGTK undoes nothing for keys of its driver, in any field of any page.
  if (!undoes && !driver.name.startsWith('WebKit')) throw new Error('Pressed keys undo nothing, in no field.')
  if (undoes) {
    await driver.call(async () => document.querySelector('#scene-text').focus())
    await driver.chord(CTRL, 'z')
    await until(
      driver,
      'Undo in the text',
      async () => !document.querySelector('#scene-text').value.endsWith(' Rain.'),
      10,
    )
  }
  await driver.chord(CTRL, ENTER)
  await until(
    driver,
    'The step that is next',
    async () => document.activeElement?.matches('button[aria-keyshortcuts="Control+Enter"]'),
    10,
  )
  const kept = await driver.call(async () => {
    // Browsers differ in who may create clipboard data.
    const files = [new File(['none'], 'words.png', { type: 'image/png' })]
    const clipboardData = { files, getData: () => 'words' }
    const paste = (target) =>
      target.dispatchEvent(
        Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData }),
      )
    return { inText: paste(document.querySelector('#scene-text')), outside: paste(document.body) }
  })
  if (!kept.inText || kept.outside) throw new Error(`Pasting went astray: ${JSON.stringify(kept)}`)
}
