import { pictures, press, until } from './main-job.mjs'

/** Downloads and keeps what is heavy, as a person does. Rejects with what the page shows. */
export async function keepOffline(driver) {
  await press(driver, 'Settings')
  await press(driver, 'Use offline')
  await until(
    driver,
    'Three parts on this device',
    async () => {
      const parts = [...document.querySelectorAll('.offline-parts li')]
      return parts.length === 3 && parts.every((part) => part.textContent.includes('ready'))
    },
    90,
  )
  await press(driver, 'Close')
}

/** With the server gone: the app starts on the open project, and upscales its first shot. */
export async function startWithoutServer(driver) {
  await driver.call(async () => {
    document.body.dataset.old = 'yes'
    setTimeout(() => location.reload(), 0)
  })
  await until(
    driver,
    'The app, without a server',
    async () =>
      document.body.dataset.old === undefined &&
      document.querySelector('.save-state')?.textContent === 'Saved',
    30,
  )
  await until(driver, 'The pictures, without a server', pictures, 60, 3)
}

export async function upscaleOne(driver) {
  await press(driver, 'Upscale')
  await until(
    driver,
    'The upscaled picture',
    async () => document.body.textContent.includes('Upscaling: 1 upscaled.'),
    180,
  )
}

/** Exports the project as a file, and imports that file again beside it. */
export async function exportAndImport(driver) {
  await driver.call(async () => {
    const make = URL.createObjectURL
    URL.createObjectURL = (object) => {
      if (object.size > 1000) globalThis.exported = object
      return make.call(URL, object)
    }
    // The picker wants a person; without it the file is a download.
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker')
  })
  await press(driver, 'Projects')
  await press(driver, 'Project actions')
  await until(
    driver,
    'Export project',
    async () => {
      const item = [...document.querySelectorAll('[role=menuitem]')].find(
        ({ textContent }) => textContent.trim() === 'Export project',
      )
      item?.click()
      return item !== undefined
    },
    30,
  )
  await until(driver, 'The project file', async () => 'exported' in globalThis, 30)
  await driver.call(async () => {
    const files = new DataTransfer()
    files.items.add(new File([globalThis.exported], 'again.maestro'))
    const input = document.querySelector('input[aria-label="Import project"]')
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await until(
    driver,
    'The imported project',
    async () => document.querySelectorAll('[aria-label="Project actions"]').length === 2,
    60,
  )
}
