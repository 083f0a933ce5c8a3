import { readFileSync } from 'node:fs'
import { pictures, press, until } from './main-job.mjs'

/** An exported board named Pilot with one drawn shot of 120 × 80 pixels. */
const ONE_SHOT = new URL('../fixtures/one-shot.maestro', import.meta.url)

/** Presses Use offline and waits. Rejects with the page's text. */
export async function keepOffline(driver) {
  await press(driver, 'Settings')
  await press(driver, 'Use offline')
  await until(
    driver,
    'All parts on this device',
    async () => {
      const parts = [...document.querySelectorAll('.offline-parts li')]
      return parts.length > 0 && parts.every((part) => part.textContent.includes('ready'))
    },
    90,
  )
  await press(driver, 'Close')
}

/** Without the server: opens the project and upscales its first shot. */
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

const projects = async (count) => document.querySelectorAll('[aria-label="Project actions"]').length === count

async function importFile(driver, base64, count) {
  await driver.call(async (text) => {
    const files = new DataTransfer()
    files.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], 'a.maestro'))
    const input = document.querySelector('input[aria-label="Import project"]')
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }, base64)
  await until(driver, 'The imported project', projects, 60, count)
}

/**
 * Imports and upscales a board with one small picture: a large one takes too long for a test in a
 * browser without relaxed SIMD.
 */
export async function importAndUpscale(driver) {
  await press(driver, 'Projects')
  await until(driver, 'The list of projects', projects, 30, 1)
  await importFile(driver, readFileSync(ONE_SHOT, 'base64'), 2)
  await press(driver, 'Pilot')
  await press(driver, 'Upscale')
  await until(
    driver,
    'The upscaled picture',
    async () => document.body.textContent.includes('Upscaling: 1 upscaled.'),
    120,
  )
}

/** Exports a project and imports the file as a second one. */
export async function exportAndImport(driver) {
  await driver.call(async () => {
    const blobs = new Map()
    const make = URL.createObjectURL
    URL.createObjectURL = (blob) => {
      const url = make.call(URL, blob)
      blobs.set(url, blob)
      return url
    }
    HTMLAnchorElement.prototype.click = function () {
      if (this.download.endsWith('.maestro')) globalThis.exported = blobs.get(this.href)
    }
    // The picker needs a person; without it the file is a download.
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
  const exported = await until(
    driver,
    'The project file',
    async () => {
      const bytes = globalThis.exported && new Uint8Array(await globalThis.exported.arrayBuffer())
      return bytes && { base64: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')) }
    },
    30,
  )
  await importFile(driver, exported.base64, 3)
}
