import type { Page } from '@playwright/test'
import {
  SHOT_FIELD_ROWS,
  type ShotField,
  type ShotFieldKey,
  type ShotTerm,
} from '../../src/domain/board/shot-fields.ts'
import { columnRows } from '../../src/domain/board/table-columns.ts'
import { boardWords } from '../../src/ui/words/en/board.ts'
import { directSample, expect, exportSample, importSample, shot, test, withoutPicker } from './app.ts'
import { expectAccessible } from './axe.ts'
import { casesOf, claim, wholeClaim } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { tabTo } from './tab-to.ts'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Board' })

/** The name of the focused element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const target = document.activeElement
    return target?.getAttribute('aria-label') ?? target?.textContent?.trim()
  })

test('the bar: its keys, the size of the cards, the running time, and what a phone folds', async ({
  page,
}) => {
  await openDrawnBoard(page, 3)

  await claim(
    'the buttons are one stop of Tab, and arrows move among them; the slider is its own',
    async () => {
      await tabTo(page, /^Numbering/)
      await page.keyboard.press('ArrowRight')
      expect(await focused(page)).toContain('Guides')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect(await focused(page)).toContain('Play')
      await page.keyboard.press('ArrowLeft')
      expect(await focused(page)).toContain('Arrows')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Size of the cards')
      await page.keyboard.press('Shift+Tab')
      expect(await focused(page)).toContain('Arrows')
    },
  )
  await claim('a durationless shot counts with its assumed length, and the bar says so', async () => {
    await expect(bar(page)).toContainText('9 s')
    await expect(bar(page)).toContainText('3 assumed')
    await page.getByRole('button', { name: 'Camera of shot 1' }).click()
    await page.getByRole('spinbutton', { name: 'Duration' }).fill('2')
    await expect(bar(page)).toContainText('8 s')
    await expect(bar(page)).toContainText('2 assumed')
    await page.keyboard.press('Escape')
  })
  await claim(
    'the smallest cards keep two lines, and their menu has the actions; undo leaves the size',
    async () => {
      const size = bar(page).getByRole('slider', { name: 'Size of the cards' })
      await size.focus()
      await page.keyboard.press('Home')
      await expect(size).toHaveAttribute('aria-valuetext', 'Smallest')
      await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toHaveCount(0)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(size).toHaveValue('0')
      await page.reload()
      await page.getByRole('button', { name: 'Actions of shot 1' }).click()
      await expect(page.getByRole('menuitem', { name: 'New take' })).toBeVisible()
      await expectAccessible(page, 'the smallest cards')
      const saving = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: 'Download original' }).click()
      await saving
      await size.focus()
      await page.keyboard.press('End')
      const box = await shot(page, 1).boundingBox()
      expect(box?.width).toBeGreaterThan(500)
    },
  )
  await claim(
    'the smallest cards are smaller than the next ones, also where two stand in a row',
    async () => {
      const size = bar(page).getByRole('slider', { name: 'Size of the cards' })
      await page.setViewportSize({ width: 1024, height: 768 })
      const widthAt = async (value: string) => {
        await size.fill(value)
        return (await shot(page, 1).boundingBox())?.width ?? 0
      }
      const small = await widthAt('1')
      expect(await widthAt('0')).toBeLessThan(small)
      await size.fill('1')
    },
  )
  await claim('the bar is one row at every width', async () => {
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 844 })
      expect((await bar(page).boundingBox())?.height).toBeLessThan(60)
    }
  })
  await claim('on a phone the rest is folded', async () => {
    await expect(bar(page).getByRole('button', { name: 'Guides' })).toBeHidden()
    await bar(page).getByRole('button', { name: 'More for the board' }).click()
    await expect(bar(page).getByRole('button', { name: 'Guides' })).toBeVisible()
    await expectAccessible(page, 'the bar on a phone')
    await page.keyboard.press('Escape')
    await expect(bar(page).getByRole('button', { name: 'Guides' })).toBeHidden()
    await expect(bar(page).getByRole('button', { name: 'More for the board' })).toBeFocused()
  })
})

const table = (page: Page) => page.getByRole('grid', { name: 'Shots' })
/** A cell by the number of its shot and its column. */
const cell = (page: Page, number: number, column: string) =>
  table(page).getByRole('row').nth(number).locator(`[data-column="${column}"]`)

/** What a cell shows. */
const value = (page: Page, number: number, column: string) =>
  cell(page, number, column).locator('.cell-value')

async function openTable(page: Page): Promise<void> {
  await bar(page).getByRole('radio', { name: 'Grid' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(table(page)).toBeVisible()
}

/** Shows every column, by keys. */
async function showAllColumns(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'Columns' }).focus()
  await page.keyboard.press('Enter')
  const columns = page.getByRole('dialog', { name: 'Columns' })
  for (const box of await columns.getByRole('checkbox').all()) {
    if (await box.isChecked()) continue
    await box.focus()
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Escape')
}

const FIELDS = SHOT_FIELD_ROWS.map(([key]) => key)

/** What the fields of the first shot show. */
const shownIn = async (page: Page): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      FIELDS.map(async (key) => [key, (await value(page, 1, key).textContent()) ?? ''] as const),
    ),
  )

/** What is typed into a cell of a kind, and what the cell then shows. */
function typed(key: ShotFieldKey, field: ShotField): readonly [typed: string, shown: string] {
  if (field.kind === 'seconds') return ['2.25', '2.25 s']
  if (field.kind === 'list') return ['Mika; Keeper', 'Mika; Keeper']
  if (field.kind !== 'term') return [`Heron ${key}`, `Heron ${key}`]
  const last = boardWords.terms[field.terms.at(-1) as ShotTerm]
  return [last, last]
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

/** Puts a text on the clipboard as a spreadsheet does, and pastes it by key. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((said) => {
    const data = new DataTransfer()
    data.setData('text/plain', said)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

test('the table: every field by keyboard alone, kept, undone and redone, and carried in a project file', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(240_000)
  await directSample(page)
  await openTable(page)
  await showAllColumns(page)
  await tabTo(page, /^Shot 1\s*1$/)
  await page.keyboard.press('ArrowRight')
  const before = await shownIn(page)
  const columns = columnRows()
  const edited = casesOf(columns, ([, { kind }]) => kind)

  await claim('typing edits, Tab saves and goes on, through all fields', async () => {
    for (const row of columns) {
      await page.keyboard.press('ArrowRight')
      if (!edited.includes(row)) continue
      const [key, field] = row
      await expect(cell(page, 1, key)).toBeFocused()
      await page.keyboard.type(typed(key, field)[0])
      await page.keyboard.press('Tab')
      await expect(value(page, 1, key)).toHaveText(typed(key, field)[1])
      await page.keyboard.press('ArrowLeft')
    }
  })
  const after = await shownIn(page)
  await claim('each edit is one step to undo, and to redo', async () => {
    for (const [key] of edited.toReversed()) {
      await undo(page).click()
      await expect(value(page, 1, key)).toHaveText(before[key] ?? '')
    }
    expect(await shownIn(page)).toEqual(before)
    for (const _ of edited) await page.getByRole('button', { name: 'Redo' }).click()
    expect(await shownIn(page)).toEqual(after)
  })
  await claim(
    'Enter edits, Esc restores, abbreviations are read, and what is not understood is named',
    async () => {
      await cell(page, 2, 'size').focus()
      const size = (await value(page, 2, 'size').textContent()) ?? ''
      await page.keyboard.press('Enter')
      await expect(page.getByRole('combobox', { name: 'Size' })).toBeFocused()
      await expectAccessible(page, 'a cell that is edited')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
      await expect(cell(page, 2, 'size')).toBeFocused()
      await expect(value(page, 2, 'size')).toHaveText(size)
      await page.keyboard.type('ecu')
      await page.keyboard.press('Enter')
      await expect(cell(page, 2, 'size')).toContainText('Extreme close-up')
      await page.keyboard.type('huge')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toContainText('Shot 2, Size: “huge”')
      await expect(cell(page, 2, 'size')).toContainText('Extreme close-up')
      await page.keyboard.press('Delete')
      await expect(value(page, 2, 'size')).toHaveText('–')
      await undo(page).click()
      await page.getByRole('button', { name: 'Close', exact: true }).click()
      await expect(cell(page, 2, 'size')).toBeFocused()
    },
  )
  await claim(
    'cells of a spreadsheet fill from a cell on, in one step; what is not understood is named',
    async () => {
      await cell(page, 2, 'size').focus()
      await paste(page, 'MS\tOTS\n"BCU"\tnobody\n')
      await expect(cell(page, 2, 'size')).toContainText('Medium')
      await expect(cell(page, 2, 'framing')).toContainText('Over shoulder')
      await expect(value(page, 3, 'size')).toHaveText('Big close-up')
      await expect(page.getByRole('alert')).toContainText('Shot 3, Framing: “nobody”')
      await undo(page).click()
      await expect(cell(page, 2, 'size')).toContainText('Extreme close-up')
      await expect(value(page, 3, 'size')).not.toHaveText('Big close-up')
    },
  )
  await claim('several rows: Space, Shift and Ctrl A select, and a change is one step for all', async () => {
    await cell(page, 1, 'size').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    const selected = page.getByRole('toolbar', { name: '2 shots selected' })
    await expect(selected).toBeVisible()
    await page.keyboard.press('ControlOrMeta+a')
    const all = page.getByRole('toolbar', { name: '3 shots selected' })
    await expect(all).toBeVisible()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
    await expectAccessible(page, 'selected rows')
    await all.getByRole('combobox', { name: 'Angle' }).selectOption('Dutch')
    for (const number of [1, 2, 3]) await expect(cell(page, number, 'angle')).toContainText('Dutch')
    await undo(page).click()
    await expect(cell(page, 2, 'angle')).not.toContainText('Dutch')
    await cell(page, 1, 'size').focus()
    await page.keyboard.press('Escape')
    await expect(all).toHaveCount(0)
  })
  await wholeClaim('rows are ticked by mouse, and the inspector stays away once it was closed', async () => {
    const tick = (number: number) =>
      page.getByRole('checkbox', { name: `Select shot ${number}`, exact: true })
    const everyRow = page.getByRole('checkbox', { name: 'Select all shots' })
    await cell(page, 1, 'number').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Shot 1', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await tick(1).click()
    await expect(page.getByRole('region', { name: 'Shot 1', exact: true })).toHaveCount(0)
    await tick(3).click({ modifiers: ['Shift'] })
    await expect(tick(2)).toBeChecked()
    await tick(2).click()
    await everyRow.click()
    await expect(page.getByRole('toolbar', { name: '3 shots selected' })).toBeVisible()
    await everyRow.click()
    await expect(tick(1)).not.toBeChecked()
    await cell(page, 1, 'size').focus()
  })
  await wholeClaim('beside the fields letters are keys of the board', async () => {
    await cell(page, 1, 'number').focus()
    await page.keyboard.press('n')
    await expect(cell(page, 2, 'number')).toBeFocused()
    await expect(table(page).getByRole('row')).toHaveCount(5)
    await undo(page).click()
    await expect(table(page).getByRole('row')).toHaveCount(4)
    await cell(page, 1, 'number').focus()
    await page.keyboard.press('3')
    await expect(page.getByRole('tab', { name: 'Takes', selected: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await wholeClaim('a column is moved by keys, and the move is said', async () => {
    const names = () => table(page).getByRole('columnheader').allTextContents()
    const [, , , first, second] = await names()
    await bar(page).getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('button', { name: `Move ${first} after ${second}` }).press('Enter')
    await expect.poll(async () => (await names()).slice(3, 5)).toEqual([second, first])
    await expect(page.getByRole('status').filter({ hasText: `${first} is column 2` })).toBeAttached()
    await expectAccessible(page, 'the choice of columns')
    await page.getByRole('button', { name: `Move ${first} before ${second}` }).press('Enter')
    await expect.poll(async () => (await names()).slice(3, 5)).toEqual([first, second])
    await page.keyboard.press('Escape')
    await cell(page, 1, 'size').focus()
  })
  await wholeClaim('rows stand in groups, walked as seen; the board keeps its order', async () => {
    await cell(page, 3, 'place').focus()
    await page.keyboard.type('Heron place')
    await page.keyboard.press('Enter')
    await bar(page).getByRole('button', { name: 'Group', exact: true }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'Place' }).click()
    // The head of the table, and of the first group.
    await expect(table(page).getByRole('rowheader').nth(0)).toHaveText(/^Heron place 2 shots$/)
    await cell(page, 2, 'place').focus()
    await page.keyboard.press('ArrowDown')
    await expect(cell(page, 3, 'place')).toBeFocused()
    await expect(cell(page, 3, 'number')).toContainText('3')
    await page.keyboard.press('ArrowDown')
    await expect(cell(page, 5, 'place')).toBeFocused()
    await expectAccessible(page, 'the table in groups')
    await bar(page).getByRole('button', { name: 'Group: Place' }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'Not grouped' }).click()
    await expect(table(page).getByRole('row')).toHaveCount(4)
    await undo(page).click()
    await cell(page, 1, 'size').focus()
  })
  await claim('moving the cell renders no other row', async () => {
    await page.evaluate(() => {
      const changed = new Set<string>()
      Object.assign(window, { changed })
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const row = (target instanceof Element ? target : target.parentElement)?.closest('tr')
          changed.add(String(row?.rowIndex))
        }
      }).observe(document.querySelector('.shot-table tbody') as Element, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
    })
    await page.keyboard.press('ArrowDown')
    await expect(cell(page, 2, 'size')).toBeFocused()
    expect(
      await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed].toSorted()),
    ).toEqual(['1', '2'])
  })
  await claim('it is a setting: a reload shows the table, with what was edited', async () => {
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(table(page)).toBeVisible()
    expect(await shownIn(page)).toEqual(after)
    await cell(page, 1, 'number').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Shot 1', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('region', { name: 'Shot 1', exact: true })).toHaveCount(0)
    await expect(cell(page, 1, 'number')).toBeFocused()
  })
  await wholeClaim('a tab that only reads shows the table and says why nothing changes', async () => {
    const second = await page.context().newPage()
    await second.goto(page.url())
    await expect(table(second)).toHaveAttribute('aria-readonly', 'true')
    await cell(second, 1, 'size').focus()
    await second.keyboard.press('Enter')
    await expect(second.getByRole('combobox', { name: 'Size', exact: true })).toHaveCount(0)
    await expect(second.getByRole('note')).toContainText('this project is open in another tab')
    await second.close()
  })
  await wholeClaim('a project file carries it', async () => {
    await page.addInitScript(withoutPicker)
    await page.reload()
    const file = await exportSample(page)
    await page.getByRole('button', { name: 'Project actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await importSample(page, file)
    await expect(table(page)).toBeVisible()
    expect(await shownIn(page)).toEqual(after)
  })
})

test('on a phone the rows are cards, which a touch edits', async ({ page }) => {
  await openDrawnBoard(page, 3)
  await openTable(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await cell(page, 1, 'duration').focus()
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'duration')).toHaveText(/4 s/)
  await expectAccessible(page, 'the table on a phone')
})

test('the filmstrip: one shot large, all of them below as wide as they are long, walked by arrows', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 4)
  await page.getByRole('button', { name: 'Camera of shot 1' }).click()
  await page.getByRole('spinbutton', { name: 'Duration' }).fill('1')
  await page.getByRole('button', { name: 'Later shot' }).click()
  await page.getByRole('spinbutton', { name: 'Duration' }).fill('12')
  await page.keyboard.press('Escape')
  await bar(page).getByRole('radio', { name: 'Grid' }).focus()
  await page.keyboard.press('ArrowLeft')
  const strip = page.getByRole('list', { name: 'Filmstrip' })
  const still = (name: string) => strip.getByRole('button', { name, exact: true })
  await expect(shot(page, 1)).toBeVisible()

  await claim('widths follow durations, within bounds; an assumed one says so', async () => {
    const widths = await strip
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetWidth))
    expect(widths).toEqual([72, 220, 132, 132])
    await expect(still('Shot 3, ≈ 3 s')).toBeVisible()
    await expectAccessible(page, 'the filmstrip')
  })
  await claim('arrows move along it, Enter opens the inspector, which follows', async () => {
    await still('Shot 1, 1 s').focus()
    await page.keyboard.press('ArrowRight')
    await expect(still('Shot 2, 12 s')).toBeFocused()
    await expect(shot(page, 2)).toBeVisible()
    await expect(shot(page, 1)).toHaveCount(0)
    await page.keyboard.press('End')
    await expect(shot(page, 4)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Shot 4', exact: true })).toBeVisible()
    await still('Shot 3, ≈ 3 s').click()
    await expect(page.getByRole('region', { name: 'Shot 3', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(shot(page, 3)).toBeVisible()
  })
  await wholeClaim('3 opens the takes of the shot that is shown', async () => {
    await still('Shot 3, ≈ 3 s').focus()
    await page.keyboard.press('3')
    await expect(page.getByRole('tab', { name: 'Takes', selected: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await wholeClaim('G, T and F lead to another view of the same shot', async () => {
    await still('Shot 3, ≈ 3 s').focus()
    await page.keyboard.press('t')
    await expect(cell(page, 3, 'number')).toBeFocused()
    await bar(page).getByRole('radio', { name: 'Table' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Camera of shot 3' }).focus()
    await page.keyboard.press('f')
    await expect(still('Shot 3, ≈ 3 s')).toHaveAttribute('aria-current', 'true')
  })
  await claim('an omitted shot keeps its place, and a reload the view', async () => {
    await bar(page)
      .getByRole('button', { name: /^Numbering/ })
      .click()
    await page.getByRole('menuitem', { name: 'Lock numbers' }).click()
    await page.getByRole('button', { name: 'Actions of shot 3' }).click()
    await page.getByRole('menuitem', { name: 'Omit shot' }).click()
    await expect(strip.getByText('Shot 3, omitted')).toBeAttached()
    await expect(still('Shot 3, ≈ 3 s')).toHaveCount(0)
    await page.reload()
    await expect(strip.getByText('Shot 3, omitted')).toBeAttached()
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'the filmstrip on a phone')
  })
})
