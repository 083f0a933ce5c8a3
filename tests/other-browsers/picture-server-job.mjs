import { runnerImport } from 'vite'
import { press, until } from './main-job.mjs'

/** The imitation is TypeScript, which Node does not read everywhere. */
const load = async (name) => (await runnerImport(`/tests/fake-pictures/${name}.ts`)).module

/** Sets a field as a person does, so that the page hears of it. Runs in the page. */
const fill = async (selector, value) => {
  const field = document.querySelector(selector)
  if (!field) return false
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
  set.call(field, value)
  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  return true
}

const SERVER = 'A server on this machine'

/** Finds ComfyUI, gives it a workflow, and draws with it in the open project of drawn shots. */
export async function doPictureServerJob(driver) {
  const [{ startFakePictures }, { IMAGE_TO_IMAGE }] = [await load('fake-pictures'), await load('workflows')]
  const server = await startFakePictures('comfyui')
  try {
    await press(driver, 'Settings')
    await until(driver, 'The address', fill, 30, '#setting-server-address', server.url)
    await press(driver, 'Look for it')
    await until(
      driver,
      'The field of the workflow',
      async (text) => {
        const input = document.querySelector('input[aria-label="Choose a workflow"]')
        if (!input) return false
        const files = new DataTransfer()
        files.items.add(new File([text], 'board.json', { type: 'application/json' }))
        input.files = files.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
        return true
      },
      30,
      IMAGE_TO_IMAGE,
    )
    await until(
      driver,
      'The choice of the engine',
      async (name) => {
        const select = [...document.querySelectorAll('select')].find((one) =>
          [...one.options].some(({ text }) => text === name),
        )
        const option = [...(select?.options ?? [])].find(({ text }) => text === name)
        if (!option) return false
        select.value = option.value
        select.dispatchEvent(new Event('change', { bubbles: true }))
        return true
      },
      30,
      SERVER,
    )
    await press(driver, 'Close')
    await press(driver, 'New take')
    await press(driver, 'Send')
    await until(
      driver,
      'A take of the server, of its own size',
      async () =>
        [...document.querySelectorAll('article img')].some(({ naturalWidth }) => naturalWidth === 576),
      90,
    )
    if (server.bodies.length !== 1) throw new Error(`The server was asked ${server.bodies.length} times.`)
    if (server.violations.length > 0) throw new Error(server.violations.join('\n'))
  } finally {
    await server.close()
  }
}
