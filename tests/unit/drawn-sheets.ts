import type { SheetPicture } from '../../workers/takes/sheet/sheet-picture.ts'
import { shrunk } from '../../workers/takes/sheet/shrink.ts'

export interface DrawnCell {
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** No picture of its own: one that reaches over its neighbour, or none. */
  readonly merged: boolean
}

export interface DrawnSheet {
  readonly name: string
  readonly picture: SheetPicture
  readonly rows: number
  readonly columns: number
  readonly aspect: number
  /** Degrees, clockwise. */
  readonly turn: number
  /** In the levelled sheet. */
  readonly cells: readonly DrawnCell[]
}

type Random = () => number

/** A small generator of equally spread numbers from 0 to 1 (mulberry32, public domain). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Paint = (x: number, y: number) => readonly [number, number, number]

/** A scene: sky and ground, a horizon, a few houses and round things, and some grain. */
function scene(random: Random, width: number, height: number): Paint {
  const colour = () => [random() * 255, random() * 255, random() * 255] as const
  const [top, bottom, ground] = [colour(), colour(), colour()]
  const horizon = height * (0.35 + random() * 0.5)
  const slope = (random() - 0.5) * 0.1
  const shapes = Array.from({ length: 3 + Math.floor(random() * 6) }, () => ({
    round: random() < 0.5,
    x: random() * width,
    y: random() * height,
    w: width * (0.05 + random() * 0.25),
    h: height * (0.05 + random() * 0.5),
    colour: colour(),
  }))
  const grain = random() < 0.5 ? 4 : 24
  return (x, y) => {
    const down = y / height
    let here: readonly [number, number, number] =
      y > horizon + slope * x
        ? ground
        : ([0, 1, 2].map((i) => (top[i] as number) * (1 - down) + (bottom[i] as number) * down) as never)
    for (const { round, x: cx, y: cy, w, h, colour: own } of shapes) {
      const [dx, dy] = [(x - cx) / w, (y - cy) / h]
      if (round ? dx * dx + dy * dy < 0.25 : Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5) here = own
    }
    const noise = (random() - 0.5) * grain
    return [here[0] + noise, here[1] + noise, here[2] + noise]
  }
}

/**
 * A sheet by its seed: the grid, gutters, corners, captions, turn and merging differ.
 * @param scale sides of its pictures to those of a sheet of about a million pixels; every second
 * sheet has gutters as many times as wide, the others have the same
 */
export function drawnSheet(seed: number, scale = 1): DrawnSheet {
  const random = randomFrom(seed * 7919 + 17)
  const pick = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const [rows, columns] = [2 + (seed % 3), 2 + (Math.floor(seed / 3) % 3)]
  const aspect = pick(16 / 9, 3 / 2, 1, 9 / 16)
  const gutter = Math.round(pick(0, 1, 2, 4, 8, 14, 24, 40) * (seed % 2 === 0 ? 1 : scale))
  const ground = pick('white', 'black', 'painted')
  const margin = gutter === 0 ? 0 : pick(0, gutter, Math.round(gutter * 1.5))
  const corner = gutter >= 8 && random() < 0.3 ? 6 + Math.floor(random() * 14) : 0
  const caption = gutter >= 8 && random() < 0.3 ? 26 : 0
  const turn = random() < 0.3 ? pick(-0.5, 0.5, 0.3) : 0
  const merged = random() < 0.15
  const unequal = random() < 0.3 ? 0.08 : 0
  const cellWidth = Math.round(Math.sqrt((900_000 / rows / columns) * aspect) * scale)
  const cellHeight = Math.round(cellWidth / aspect)
  const widths = Array.from({ length: columns }, () =>
    Math.round(cellWidth * (1 + (random() - 0.5) * 2 * unequal)),
  )
  const heights = Array.from({ length: rows }, () =>
    Math.round(cellHeight * (1 + (random() - 0.5) * 2 * unequal)),
  )
  const down = gutter + caption
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
  const width = sum(widths) + gutter * (columns - 1) + margin * 2
  const height = sum(heights) + down * (rows - 1) + margin * 2 + caption
  const data = new Uint8ClampedArray(width * height * 4)
  const base = ground === 'white' ? 250 : ground === 'black' ? 6 : 90 + random() * 100
  const tint = ground === 'painted' ? [random() * 40, random() * 40, random() * 40] : [0, 0, 0]
  const set = (x: number, y: number, [r, g, b]: readonly [number, number, number]) => {
    data.set([r, g, b, 255], (y * width + x) * 4)
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wash =
        ground === 'painted' ? Math.sin(x / 37) * 5 + Math.cos(y / 53) * 5 + (random() - 0.5) * 22 : 0
      set(x, y, [base + wash + (tint[0] ?? 0), base + wash + (tint[1] ?? 0), base + wash + (tint[2] ?? 0)])
    }
  }
  // As a model leaves the last cells empty where there are fewer shots.
  const empty = !merged && gutter >= 4 && randomFrom(seed + 5000)() < 0.3 ? 1 + (seed % 2) : 0
  const mergedRow = Math.floor(random() * rows)
  const mergedColumn = Math.floor(random() * (columns - 1))
  const cells: DrawnCell[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = margin + sum(widths.slice(0, column)) + gutter * column
      const y = margin + sum(heights.slice(0, row)) + down * row
      const isMerged = merged && row === mergedRow && (column === mergedColumn || column === mergedColumn + 1)
      const isEmpty = row * columns + column >= rows * columns - empty
      const cell = {
        row,
        column,
        x,
        y,
        width: widths[column] as number,
        height: heights[row] as number,
        merged: isMerged || isEmpty,
      }
      cells.push(cell)
      if (isEmpty) continue
      if (isMerged && column === mergedColumn + 1) continue
      const drawnWidth = isMerged ? cell.width + gutter + (widths[column + 1] as number) : cell.width
      const paint = scene(random, drawnWidth, cell.height)
      for (let dy = 0; dy < cell.height; dy += 1) {
        for (let dx = 0; dx < drawnWidth; dx += 1) {
          const [cx, cy] = [Math.min(dx, drawnWidth - 1 - dx), Math.min(dy, cell.height - 1 - dy)]
          const cut = cx < corner && cy < corner && Math.hypot(corner - cx, corner - cy) > corner
          if (!cut) set(x + dx, y + dy, paint(dx, dy))
        }
      }
      // A caption: dark or light letters as blocks under the picture.
      for (let letter = 0; letter < (caption ? 14 : 0); letter += 1) {
        for (let dy = 0; dy < 10; dy += 1) {
          for (let dx = 0; dx < 4 + (letter % 3); dx += 1) {
            const ink = base > 128 ? 20 : 235
            if ((dx + dy + letter) % 4 !== 0)
              set(x + 8 + letter * 9 + dx, y + cell.height + 8 + dy, [ink, ink, ink])
          }
        }
      }
    }
  }
  const flat = { width, height, data }
  return {
    name: `${seed}: ${rows}×${columns}, ${ground} ${gutter} px, margin ${margin}, corner ${corner}, caption ${caption}, turned ${turn}, unequal ${unequal}${merged ? ', merged' : ''}${empty ? `, ${empty} empty` : ''}`,
    picture: turn === 0 ? flat : turned(flat, turn),
    rows,
    columns,
    aspect,
    turn,
    cells,
  }
}

/** Turned clockwise about its middle, by averages of nearest points: not how it is levelled. */
function turned({ width, height, data }: SheetPicture, degrees: number): SheetPicture {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const [mx, my] = [(width - 1) / 2, (height - 1) / 2]
  const out = new Uint8ClampedArray(data.length)
  const N = 3
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sums = [0, 0, 0]
      for (let s = 0; s < N * N; s += 1) {
        const [px, py] = [x - mx + ((s % N) - 1) / N, y - my + (Math.floor(s / N) - 1) / N]
        const fx = Math.min(width - 1, Math.max(0, Math.round(px * cos + py * sin + mx)))
        const fy = Math.min(height - 1, Math.max(0, Math.round(-px * sin + py * cos + my)))
        for (let c = 0; c < 3; c += 1)
          sums[c] = (sums[c] as number) + (data[(fy * width + fx) * 4 + c] as number)
      }
      out.set([...sums.map((one) => one / N / N), 255], (y * width + x) * 4)
    }
  }
  return { width, height, data: out }
}

/** A sheet as a service enlarges it: drawn at so small a width, and stretched to its own. */
export function enlargedFrom(width: number, { picture, ...sheet }: DrawnSheet): DrawnSheet {
  const small = shrunk(picture, Math.round(width * width * (picture.height / picture.width)))
  const data = new Uint8ClampedArray(picture.data.length)
  const places = (length: number, from: number) =>
    Array.from({ length }, (_, at): readonly [number, number] => {
      const place = Math.min(Math.max(((at + 0.5) * from) / length - 0.5, 0), from - 1)
      const whole = Math.min(Math.floor(place), from - 2)
      return [whole, place - whole]
    })
  const [xs, ys] = [places(picture.width, small.width), places(picture.height, small.height)]
  for (const [y, [top, down]] of ys.entries()) {
    for (const [x, [left, right]] of xs.entries()) {
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (top * small.width + left) * 4 + channel
        const below = at + small.width * 4
        const of = (place: number) => small.data[place] as number
        data[(y * picture.width + x) * 4 + channel] =
          (of(at) * (1 - right) + of(at + 4) * right) * (1 - down) +
          (of(below) * (1 - right) + of(below + 4) * right) * down
      }
    }
  }
  return { ...sheet, name: `${sheet.name}, enlarged`, picture: { ...picture, data } }
}
