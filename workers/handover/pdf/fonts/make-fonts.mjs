// npm run make:models — writes the PDF's fonts to generated/. The package holds them as WOFF: the
// tables of a TrueType font, each deflated (WOFF File Format 1.0, W3C). The PDF library reads WOFF2
// but cannot cut a subset out of one, so that format is not taken.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

const FOLDER = dirname(fileURLToPath(import.meta.url))
const ROOT = join(FOLDER, '../../../..')
const GENERATED = join(FOLDER, 'generated')
const WEIGHTS = [400, 700]
/** The packages of the fonts by script; Latin comes with the PDF part. */
const SCRIPTS = {
  latin: 'noto-sans',
  'latin-ext': 'noto-sans',
  vietnamese: 'noto-sans',
  cyrillic: 'noto-sans',
  'cyrillic-ext': 'noto-sans',
  greek: 'noto-sans',
  'greek-ext': 'noto-sans',
  hebrew: 'noto-sans-hebrew',
  arabic: 'noto-sans-arabic',
  thai: 'noto-sans-thai',
  devanagari: 'noto-sans',
}
/**
 * Packages whose letters are in slices: each is a font with some hundred letters that often stand
 * together. Chinese has the traditional letters in common use too.
 */
const SLICED = { chinese: 'noto-sans-sc', japanese: 'noto-sans-jp', korean: 'noto-sans-kr' }
/** The packs of fonts. */
const BUNDLES = {
  europe: ['latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'],
  asia: ['hebrew', 'arabic', 'thai', 'devanagari'],
}

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const TTF_HEADER = 12
const TTF_ENTRY = 16

/** The tables of a WOFF file, unpacked, in the order of its directory. */
function tablesOf(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The font is not in the WOFF format.')
  return Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const entry = WOFF_HEADER + i * WOFF_ENTRY
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at))
    const bytes = woff.subarray(offset, offset + packed)
    const content = packed < length ? inflateSync(bytes) : bytes
    if (content.length !== length) throw new Error('A table of the font has another length than it says.')
    return { tag: woff.toString('latin1', entry, entry + 4), checksum, content }
  })
}

/** The same tables as TrueType: a directory, and each table at a multiple of four bytes. */
function toTrueType(woff) {
  const tables = tablesOf(woff)
  const power = Math.floor(Math.log2(tables.length))
  const header = Buffer.alloc(TTF_HEADER + tables.length * TTF_ENTRY)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(tables.length, 4)
  header.writeUInt16BE(16 * 2 ** power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(16 * (tables.length - 2 ** power), 10)
  const parts = [header]
  let offset = header.length
  for (const [i, { tag, checksum, content }] of tables.entries()) {
    const entry = TTF_HEADER + i * TTF_ENTRY
    header.write(tag, entry, 'latin1')
    for (const [at, value] of [checksum, offset, content.length].entries()) {
      header.writeUInt32BE(value, entry + 4 + at * 4)
    }
    const padding = Buffer.alloc(-content.length & 3)
    parts.push(content, padding)
    offset += content.length + padding.length
  }
  return Buffer.concat(parts)
}

const folderOf = (name) => join(ROOT, 'node_modules/@fontsource', name)

function fontFrom(name, part, weight) {
  return toTrueType(readFileSync(join(folderOf(name), `files/${name}-${part}-${weight}-normal.woff`)))
}

/** The slices of a package: `{ script: "japanese-12", letters: "U+4e00-4e02,U+4e8c", weight, font }`. */
function slicesOf(script, name) {
  const letters = JSON.parse(readFileSync(join(folderOf(name), 'unicode.json'), 'utf8'))
  return Object.entries(letters).flatMap(([part, ranges]) => {
    const number = /^\[(\d+)\]$/.exec(part)?.[1]
    if (number === undefined) return []
    return WEIGHTS.map((weight) => ({
      script: `${script}-${number}`,
      weight,
      letters: ranges,
      font: fontFrom(name, number, weight),
    }))
  })
}

/**
 * Several fonts as one file: the length of a list in four bytes, the list as JSON
 * (`[{ script, weight, bytes }]`, in slices with their `letters`), then the fonts.
 */
function bundle(fonts) {
  const list = Buffer.from(JSON.stringify(fonts.map(({ font, ...row }) => ({ ...row, bytes: font.length }))))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(list.length)
  return Buffer.concat([length, list, ...fonts.map(({ font }) => font)])
}

try {
  mkdirSync(GENERATED, { recursive: true })
  for (const weight of WEIGHTS)
    writeFileSync(join(GENERATED, `latin-${weight}.ttf`), fontFrom(SCRIPTS.latin, 'latin', weight))
  for (const [name, scripts] of Object.entries(BUNDLES)) {
    const fonts = scripts.flatMap((script) =>
      WEIGHTS.map((weight) => ({ script, weight, font: fontFrom(SCRIPTS[script], script, weight) })),
    )
    writeFileSync(join(GENERATED, `${name}.fonts`), bundle(fonts))
  }
  for (const [script, name] of Object.entries(SLICED)) {
    writeFileSync(join(GENERATED, `${script}.fonts`), bundle(slicesOf(script, name)))
  }
} catch (error) {
  console.error(`The fonts of the PDF could not be made. ${error.message}`)
  process.exitCode = 1
}
