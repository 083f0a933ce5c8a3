/** Short and long side of each paper, in points (1/72 inch). `16:9` is a screen. */
const PAPERS = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
  Legal: [612, 1008],
  A3: [841.89, 1190.55],
  Tabloid: [792, 1224],
  '16:9': [540, 960],
} as const satisfies Readonly<Record<string, readonly [number, number]>>

export type PaperName = keyof typeof PAPERS
export const PAPER_NAMES = Object.keys(PAPERS) as readonly PaperName[]

/** Width and height of a page, in points. */
export function pageSize(name: PaperName, landscape: boolean): { width: number; height: number } {
  const [short, long] = PAPERS[name]
  return landscape ? { width: long, height: short } : { width: short, height: long }
}
