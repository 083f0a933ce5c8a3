import { watchCalls } from './answers.mjs'
import { readDisk } from './disk.mjs'

/** How often it is looked whether a picture has come from one tab to the disk of another. */
const TRIES = 50
const PAUSE_MS = 100

/** Compares what the tabs of a project have read of its pictures with what is on disk. */
export function watchPictures() {
  /** The calls of each tab that ever was, and those that an earlier look has counted. */
  const callsOf = new Map()
  const counted = new Set()
  let there = 0

  function newCalls(tabs) {
    const fresh = [...callsOf].map(([page, calls]) => ({
      living: tabs.includes(page),
      calls: [...calls].filter(([id]) => !counted.has(id)),
    }))
    const of = (alive) => fresh.filter(({ living }) => living === alive).flatMap(({ calls }) => calls)
    return { sure: of(true).filter(([, { picture }]) => picture).length, maybe: of(false).length }
  }

  return {
    /** Watches a tab, before it loads the app. */
    async tab(page) {
      callsOf.set(page, await watchCalls(page))
    },
    /**
     * Looks once no job runs.
     * @param {readonly import('playwright').Page[]} tabs those that live
     * @param {string} project
     * @returns {Promise<{ kept: number, sure: number, maybe: number, gone: number,
     *   invented: number }>} since the last look: `kept` new pictures on disk, `sure` those that a
     *   living tab has read, `maybe` calls of killed tabs, which may have left a picture, `gone`
     *   and `invented` what does not add up
     */
    async look(tabs, project) {
      const [page] = tabs
      const paid = async () => (await readDisk(page)).projects.find(({ id }) => id === project).paid
      let kept = (await paid()) - there
      for (let tries = 0; kept < newCalls(tabs).sure && tries < TRIES; tries++) {
        await page.waitForTimeout(PAUSE_MS)
        kept = (await paid()) - there
      }
      const { sure, maybe } = newCalls(tabs)
      there += kept
      for (const calls of callsOf.values()) for (const id of calls.keys()) counted.add(id)
      return {
        kept,
        sure,
        maybe,
        gone: Math.max(0, sure - kept),
        invented: Math.max(0, kept - sure - maybe),
      }
    },
  }
}
