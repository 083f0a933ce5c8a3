// Makes pictures of one chart in every form that common tools write: orientation, profile, depth,
// colour model, container, damage. Requires ImageMagick, heif-enc (libheif-examples), avifenc,
// exiftool and the colour profiles of Debian's `icc-profiles-free`.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The chart: 6 × 4 patches of 80 px, each 8-bit sRGB inside the gamut of print. */
export const PATCH = 80
export const PATCHES = [
  ['#735244', '#c29682', '#627a9d', '#576c43', '#8580b1', '#67bdaa'],
  ['#c87d4a', '#505b96', '#b56370', '#5e3c6c', '#9dac5c', '#d0a24a'],
  ['#3a4b80', '#54884e', '#9f4a48', '#d9bc4e', '#a8608f', '#3f87a0'],
  ['#efefef', '#c8c8c8', '#a0a0a0', '#7a7a79', '#555555', '#343434'],
]
export const WIDTH = PATCHES[0].length * PATCH
export const HEIGHT = PATCHES.length * PATCH

const ICC = '/usr/share/color/icc'
const SRGB = `${ICC}/sRGB.icc`
const ADOBE = `${ICC}/compatibleWithAdobeRGB1998.icc`
const WIDE = `${ICC}/LStar-RGB.icc`
const CMYK = `${ICC}/ghostscript/default_cmyk.icc`

function run(tool, args) {
  const { status, stderr } = spawnSync(tool, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}\n${stderr}`)
}

const cut = (from, to, share) => {
  const bytes = readFileSync(from)
  writeFileSync(to, bytes.subarray(0, Math.floor(bytes.length * share)))
}

/** The missing tools; all are required, so that the set is always the same. */
export function missingTools() {
  const tools = [
    ['convert', '-version'],
    ['heif-enc', '--help'],
    ['avifenc', '--version'],
    ['exiftool', '-ver'],
  ]
  const lacking = tools.filter(([tool, flag]) => spawnSync(tool, [flag]).error).map(([tool]) => tool)
  return existsSync(CMYK) ? lacking : [...lacking, `the colour profiles in ${ICC}`]
}

/**
 * Writes the set into a folder. Each entry names the expected result: `upright` (the chart), `grey`
 * (the chart without colour), `half` (its upper part at least), `like` (as this PNG shows it), or
 * `says` (refused with these words).
 */
export function makeSet(folder) {
  const at = (name) => join(folder, name)
  const chart = at('.chart.png')
  run('convert', [
    ...PATCHES.flatMap((row) => [
      '(',
      ...row.flatMap((colour) => ['(', '-size', `${PATCH}x${PATCH}`, `xc:${colour}`, ')']),
      '+append',
      ')',
    ]),
    '-append',
    '-depth',
    '8',
    `PNG24:${chart}`,
  ])
  const set = []
  const add = (name, outcome, make) => {
    make(at(name))
    set.push({ name, path: at(name), ...outcome })
  }
  const upright = { expect: 'upright' }
  const convert = (name, options, outcome = upright) =>
    add(name, outcome, (to) => run('convert', [chart, ...options, to]))
  const inProfile = (profile) => ['-profile', SRGB, '-profile', profile]

  for (let orientation = 1; orientation <= 8; orientation++) {
    // The pixels are turned the opposite way, so that the orientation makes the picture upright.
    const back = [
      [],
      ['-flop'],
      ['-rotate', '180'],
      ['-flip'],
      ['-transpose'],
      ['-rotate', '-90'],
      ['-transverse'],
      ['-rotate', '90'],
    ]
    add(`orientation-${orientation}.jpg`, upright, (to) => {
      run('convert', [chart, ...back[orientation - 1], '-quality', '95', to])
      run('exiftool', ['-q', '-overwrite_original', '-n', `-Orientation=${orientation}`, to])
    })
  }
  for (const orientation of [3, 6, 8]) {
    const turn = { 3: '180', 6: '-90', 8: '90' }[orientation]
    add(`orientation-${orientation}.tif`, upright, (to) => {
      run('convert', [chart, '-rotate', turn, to])
      run('exiftool', ['-q', '-overwrite_original', '-n', `-Orientation=${orientation}`, to])
    })
  }
  add('turned-by-its-boxes.avif', upright, (to) => {
    const png = at('.turned.png')
    run('convert', [chart, '-rotate', '90', png])
    run('avifenc', ['--irot', '1', '--min', '5', '--max', '10', png, to])
  })

  convert('plain.png', [])
  convert('adobe-rgb.jpg', [...inProfile(ADOBE), '-quality', '95'])
  convert('adobe-rgb.png', inProfile(ADOBE))
  convert('adobe-rgb.tif', inProfile(ADOBE))
  convert('wide.png', inProfile(WIDE))
  convert('wide.tif', inProfile(WIDE))
  convert('wide-16-bit.tif', [...inProfile(WIDE), '-depth', '16'])
  convert('16-bit.png', ['-depth', '16'])
  convert('16-bit.tif', ['-depth', '16'])
  convert('float.tif', ['-depth', '32', '-define', 'quantum:format=floating-point'])
  convert('palette.png', ['-colors', '64', '-type', 'Palette'])
  convert('palette.gif', ['+dither', '-colors', '64'])
  convert('palette.tif', ['+dither', '-colors', '64', '-type', 'Palette'])
  convert('grey.png', ['-colorspace', 'Gray'], { expect: 'grey' })
  convert('grey.tif', ['-colorspace', 'Gray'], { expect: 'grey' })
  convert('grey.jpg', ['-colorspace', 'Gray', '-quality', '95'], { expect: 'grey' })
  for (const [name, options] of [
    ['cmyk.jpg', ['-quality', '98']],
    ['cmyk.tif', []],
    ['cmyk-lzw.tif', ['-compress', 'LZW']],
  ]) {
    add(name, { expect: 'like', like: at(`.${name}.png`) }, (to) => {
      run('convert', [chart, ...inProfile(CMYK), ...options, to])
      run('convert', [to, '-profile', SRGB, `PNG24:${at(`.${name}.png`)}`])
    })
  }
  for (const compression of ['LZW', 'Zip', 'RLE', 'JPEG']) {
    convert(`${compression.toLowerCase()}.tif`, ['-compress', compression, '-quality', '95'])
  }
  convert('big-endian.tif', ['-define', 'tiff:endian=msb'])
  convert('big.tif', ['-define', 'tiff:tile-geometry=64x64'])
  convert('progressive.jpg', ['-interlace', 'JPEG', '-quality', '95'])
  convert('half-chroma.jpg', ['-sampling-factor', '4:2:0', '-quality', '95'])
  convert('interlaced.png', ['-interlace', 'PNG'])
  convert('lossless.webp', ['-define', 'webp:lossless=true'])
  convert('lossy.webp', ['-quality', '95'])
  convert('plain.bmp', [])
  convert('plain.jp2', ['-quality', '95'])
  convert('plain.j2k', ['-quality', '95'])
  convert('plain.psd', [])
  convert('wrong-ending.png', ['-quality', '95'], upright)
  copyFileSync(at('progressive.jpg'), at('wrong-ending.png'))
  add('nameless', upright, (to) => copyFileSync(at('progressive.jpg'), to))

  const heif = (name, options, from = chart, outcome = upright) =>
    add(name, outcome, (to) => run('heif-enc', [...options, from, '-o', to]))
  heif('plain.heic', ['-q', '95'])
  heif('full-chroma.heic', ['-q', '95', '-p', 'chroma=444'])
  heif('10-bit.heic', ['-q', '95', '-b', '10'], at('16-bit.png'))
  heif('adobe-rgb.heic', ['-q', '95', '-p', 'chroma=444'], at('adobe-rgb.png'))
  heif('plain.avif', ['-A', '-q', '95'])
  heif('10-bit.avif', ['-A', '-q', '95', '-b', '10'], at('16-bit.png'))
  add('heic-named.jpg', upright, (to) => copyFileSync(at('plain.heic'), to))

  // The chart's left half is transparent, with red as the hidden colour.
  const alpha = [
    '-alpha',
    'set',
    '-region',
    `${WIDTH / 2}x${HEIGHT}+${WIDTH / 2}+0`,
    '-fill',
    '#ff000000',
    '-draw',
    `color 0,0 reset`,
    '+region',
  ]
  for (const ending of ['png', 'tif', 'webp']) {
    convert(`alpha.${ending}`, [...alpha, ...(ending === 'webp' ? ['-define', 'webp:lossless=true'] : [])], {
      expect: 'left',
    })
  }
  // heif-enc misreads palettes.
  run('convert', [at('alpha.png'), `PNG32:${at('.alpha.png')}`])
  heif('alpha.heic', ['-q', '95', '-p', 'chroma=444'], at('.alpha.png'), { expect: 'left' })

  for (const [name, from, expect] of [
    ['cut-baseline.jpg', 'half-chroma.jpg', 'half'],
    ['cut-progressive.jpg', 'progressive.jpg', 'half'],
    ['cut.png', 'plain.png', 'any'],
    ['cut.tif', 'lzw.tif', 'any'],
    ['cut.heic', 'plain.heic', 'any'],
    ['cut.webp', 'lossless.webp', 'any'],
  ]) {
    add(name, { expect }, (to) => cut(at(from), to, 0.6))
  }
  const refused = (name, bytes, says) =>
    add(name, { expect: 'refused', says }, (to) => writeFileSync(to, bytes))
  refused('empty.png', '', /picture file is empty/)
  refused('words.jpg', 'not a picture', /could not be read/)
  refused(
    'drawing.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    /SVG drawing/,
  )
  refused('head-only.heic', readFileSync(at('plain.heic')).subarray(0, 200), /could not be read/)
  refused('raw.dng', readFileSync(at('lzw.tif')), /camera/)
  return set
}
