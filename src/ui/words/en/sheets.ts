import { catalogue } from '../catalogue.ts'
import { list, number, plural } from '../format.ts'

/** The board drawn as one picture, and what is cut out of it. */
export const sheetWords = catalogue('sheets', {
  title: 'Draft sheet',
  lead: 'One call draws the whole board small; each cell becomes a take.',
  grid: (rows: number, columns: number) =>
    `${plural(rows, { one: '# row', other: '# rows' })} of ${plural(columns, { one: '# cell', other: '# cells' })}`,
  asked: (shots: readonly string[], grid: string) =>
    `${plural(shots.length, { one: 'Shot', other: 'Shots' })} ${list(shots)}: ${grid}, read row by row.`,
  notYet: 'A draft sheet shows how the board reads before each shot is drawn on its own.',
  draw: (sheets: number) => plural(sheets, { one: 'Draw sheet', other: 'Draw # sheets' }),
  drawAnother: (sheets: number) => plural(sheets, { one: 'Draw another sheet', other: 'Draw # more sheets' }),
  noModels:
    'Sketch draws no sheet: it draws every shot on this device, at no cost. For a sheet, choose OpenRouter as the engine.',
  tooFew: 'A sheet needs two shots with a text.',
  room: (count: number, left: string, fit: number) =>
    plural(fit, {
      one: `The limit leaves ${left}: one sheet fits, ${number(count)} do not.`,
      other: `The limit leaves ${left}: # sheets fit, ${number(count)} do not.`,
    }),
  noRoom: (left: string) => `The limit leaves ${left}, which is not enough for one sheet.`,

  price: 'Price',
  sheets: (sheets: number) => plural(sheets, { one: 'One sheet, 1 call', other: '# sheets, # calls' }),
  pictures: (shots: number) => plural(shots, { one: '# picture, # call', other: '# pictures, # calls' }),
  share: (cost: string) => `Each take’s receipt says ${cost} and names the sheet.`,

  which: 'Sheet',
  sheet: (at: number) => `Sheet ${number(at)}`,
  size: (width: number, height: number) => `${number(width)} × ${number(height)}`,
  facts: (size: string, took: string, when: string) => `${size} · ${took} · ${when}`,
  delete: 'Delete sheet',
  deleteTitle: (at: number) => `Delete sheet ${number(at)}?`,
  deleteText: (size: string | undefined) =>
    `${size === undefined ? '' : `It takes ${size}. `}The takes that were cut from it stay. Undo brings it back, and for a week it stands among the deleted sheets.`,
  deleted: (count: number) => `Deleted sheets (${number(count)})`,
  restore: 'Restore',
  show: 'What is shown',
  cells: 'Cells',
  asDrawn: 'Sheet as drawn',
  picture: (at: number) => `Sheet ${number(at)} as it was drawn`,
  cell: (cell: number, shot: string) => `Cell ${number(cell)}, shot ${shot}`,
  states: {
    sure: 'Found',
    doubtful: 'To be checked',
    right: 'Looks right',
    out: 'Left out',
    kept: 'Kept as a take',
    gone: 'Its shot is no longer on the board',
  },
  edges: {
    left: (cell: string) => `Left edge of ${cell}`,
    top: (cell: string) => `Upper edge of ${cell}`,
    right: (cell: string) => `Right edge of ${cell}`,
    bottom: (cell: string) => `Lower edge of ${cell}`,
  },
  edgeKeys: 'Arrow keys move it by a pixel, with Shift by ten.',
  pixels: (at: number) => plural(at, { one: '# pixel', other: '# pixels' }),
  upright: (line: number) => `Upright line ${number(line)}`,
  lying: (line: number) => `Level line ${number(line)}`,

  looking: 'Looking for the cells…',
  foundAll: (cells: number) => `${number(cells)} of ${number(cells)} cells found`,
  foundSome: (found: number, cells: number) =>
    `${number(found)} of ${number(cells)} found. The others keep their place.`,
  each: (size: string) => `Each about ${size} once it is cut. Upscaling on this device is free.`,
  noGrid: 'No grid was found',
  noGridHelp: 'The sheet stays one picture. Move the lines to where its pictures meet, and cut along them.',
  cutLines: 'Cut along the lines',
  lines: 'Lines by hand',

  shot: (shot: string) => `Shot ${shot}`,
  of: (cell: number, cells: number) => `${number(cell)} of ${number(cells)}`,
  check: 'An edge is hard to see here. Check the edges of the cell.',
  looksRight: 'Looks right',
  leaveOut: 'Leave out',
  takeIn: 'Take in',
  keep: (takes: number) => plural(takes, { one: 'Keep # take', other: 'Keep # takes' }),
  keepTakes: 'Keep takes',
  allKept: 'Kept as takes',
  allKeptHelp: 'Generate all images offers finals for the drafts that the board shows.',
  nothingToKeep: 'No cell is left to keep.',
  cutting: 'The cells are being cut out.',
})
