import { describe, expect, it } from 'vitest'
import { fitWithin } from '../../src/lib/geometry.ts'
import { parseHeader } from '../../workers/clip/ffmpeg/header.ts'
import { parsePackets } from '../../workers/clip/ffmpeg/packets.ts'
import { orientationOf, shownSize, swapsSides } from '../../workers/clip/size.ts'

const VIDEO = {
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  has_b_frames: 2,
  width: 1920,
  height: 1080,
  time_base: '1/600',
  avg_frame_rate: '30000/1001',
  duration_ts: 1500,
}

const header = (streams: readonly object[], format: object = {}) =>
  parseHeader(JSON.stringify({ streams, format: { probe_score: 100, ...format } }))

describe('parseHeader', () => {
  it('reads what a usual file says', () => {
    expect(header([VIDEO])?.track).toMatchObject({
      ...{ stream: 0, codec: 'h264', stored: { width: 1920, height: 1080 }, pixelAspect: 1, turn: 'none' },
      ...{ num: 1, den: 600, reorderDelay: 2, seconds: 2.5, fps: 30_000 / 1001 },
    })
  })

  it('does without what a file does not say', () => {
    const track = header([
      { ...VIDEO, avg_frame_rate: '0/0', duration_ts: undefined, sample_aspect_ratio: '0:1' },
    ])?.track
    expect(track).not.toHaveProperty('fps')
    expect(track).not.toHaveProperty('seconds')
    expect(track?.pixelAspect).toBe(1)
  })

  it.each([
    [
      'may turn interlaced',
      '\n00000000: 0000 0167 4d00 28e5 614c a100 0003 0001  ...gM.(.aL......\n00000010: 0000 0300 328f 0884 5380 0000 0001 68ce  ....2...S.....h.\n',
      true,
    ],
    [
      'stays as it begins',
      '\n00000000: 0000 0167 42c0 0dda 0502 5b01 1000 0003  ...gB.....[.....\n00000010: 0010 0000 0303 20f1 42aa 0000 0001 68ce  ...... .B.....h.\n',
      false,
    ],
  ])('knows by its parameters that H.264 which begins progressive %s', (_, extradata, mayHaveFields) => {
    const stream = { ...VIDEO, field_order: 'progressive', extradata }
    expect(header([stream])?.track).toMatchObject({ mayHaveFields })
  })

  it.each([
    ['yuv420p', 1.5],
    ['yuvj420p', 1.5],
    ['yuv420p10le', 3],
    ['yuv422p', 2],
    ['yuv422p10le', 4],
    ['yuv444p12le', 6],
    ['gbrp', 3],
    [undefined, 1.5],
  ])('knows how large pictures in %s are', (pix_fmt, bytesPerPixel) => {
    expect(header([{ ...VIDEO, pix_fmt }])?.track).toMatchObject({ bytesPerPixel })
  })

  it.each([
    [{ pix_fmt: 'yuv420p' }, false],
    [{ pix_fmt: 'gbrp' }, false],
    [{ pix_fmt: 'yuva444p12le' }, true],
    [{ pix_fmt: 'argb' }, true],
    [{ pix_fmt: 'pal8' }, true],
    [{ pix_fmt: 'yuv420p', tags: { alpha_mode: '1' } }, true],
  ])('knows whether pictures may be transparent: %o', (said, hasAlpha) => {
    expect(header([{ ...VIDEO, ...said }])?.track).toMatchObject({ hasAlpha })
  })

  it.each([
    ['h264', 'progressive', false],
    ['h264', 'tt', true],
    ['prores', 'tb', true],
    ['mpeg2video', 'progressive', true],
    ['dvvideo', 'unknown', undefined],
    ['hevc', undefined, undefined],
  ])(
    'knows whether pictures of %s that are said to be %s may have fields',
    (codec_name, field_order, known) => {
      expect(header([{ ...VIDEO, codec_name, field_order }])?.track?.mayHaveFields).toBe(known)
    },
  )

  it('takes the length of the file where the track tells none', () => {
    expect(header([{ ...VIDEO, duration_ts: undefined }], { duration: '7.25' })?.track?.seconds).toBe(7.25)
  })

  it('reads the matrix of a phone held upright', () => {
    const displaymatrix =
      '\n00000000:            0       65536           0\n00000001:       -65536           0           0\n00000002:     70778880           0  1073741824\n'
    expect(header([{ ...VIDEO, side_data_list: [{}, { displaymatrix }] }])?.track?.turn).toBe(
      'transpose=clock',
    )
  })

  it('prefers the default track, then the largest, and no cover picture', () => {
    const small = { ...VIDEO, index: 1, width: 320, height: 180 }
    const cover = { ...VIDEO, index: 2, width: 9000, height: 9000, disposition: { attached_pic: 1 } }
    expect(header([small, cover, VIDEO])?.track?.stream).toBe(0)
    expect(header([VIDEO, { ...small, disposition: { default: 1 } }])?.track?.stream).toBe(1)
    expect(header([cover])).toEqual({})
  })

  it('tells a file without video from one that is not known, and both from a guess', () => {
    const sound = { index: 0, codec_type: 'audio', codec_name: 'amr_nb' }
    expect(header([sound])).toEqual({})
    expect(header([sound], { probe_score: 26 })).toBeUndefined()
    expect(header([VIDEO], { probe_score: 1 })).toBeUndefined()
    expect(header([VIDEO], { probe_score: 25 })?.track?.isGuessed).toBe(true)
    expect(header([VIDEO], { probe_score: 26 })?.track?.isGuessed).toBe(false)
    expect(parseHeader('{\n\n}\n')).toBeUndefined()
    expect(parseHeader('')).toBeUndefined()
  })

  it('names a codec that ffmpeg does not know by its four letters', () => {
    const unknown = { ...VIDEO, codec_name: 'unknown', codec_tag_string: 'vvc1' }
    expect(header([unknown])?.track?.codec).toBe('vvc1')
  })
})

describe('parsePackets', () => {
  it('reads times, flags and where a packet ends', () => {
    expect(parsePackets('-280,-321,20,100,4000,KD\n40,-61,20,50,4100,__\n', 2)).toEqual([
      { pts: -280, dts: -321, duration: 20, key: true, shown: false, bytes: [4000, 4100] },
      { pts: 40, dts: -61, duration: 20, key: false, shown: true, bytes: [4100, 4150] },
    ])
  })

  it('gives pictures of an AVI the times at which the decoder shows them', () => {
    const csv = ['N/A,0,1,9,0,K_', 'N/A,1,1,9,9,__', '2,2,1,9,18,__', '3,3,1,9,27,__', 'N/A,4,1,9,36,__']
    expect(parsePackets(csv.join('\n'), 1).map(({ pts }) => pts)).toEqual([1, 4, 2, 3, 5])
  })

  it('gives pictures of an MPEG stream, which times only some, the times of the others', () => {
    const csv = [
      '2,1,1,9,0,K_',
      'N/A,2,1,9,9,__',
      '3,3,1,9,9,__',
      '4,4,1,9,9,__',
      '8,5,1,9,9,__',
      '6,6,1,9,9,__',
    ]
    expect(parsePackets(csv.join('\n'), 1).map(({ pts }) => pts)).toEqual([2, 5, 3, 4, 8, 6])
  })

  const PICTURES = [
    { pts: 20, dts: 0, duration: 10, key: true, shown: true, bytes: [0, 18] },
    { pts: 40, dts: 10, duration: 10, key: false, shown: true, bytes: [18, 36] },
    { pts: 30, dts: 20, duration: 10, key: false, shown: true, bytes: [36, 54] },
  ]

  it.each([
    [
      'have no times',
      [
        '20,0,5,9,0,K_',
        'N/A,N/A,5,9,9,__',
        '40,10,5,9,18,__',
        'N/A,N/A,5,9,27,__',
        '30,20,5,9,36,__',
        'N/A,N/A,5,9,45,__',
      ],
    ],
    [
      'have times of their own',
      [
        '20,0,5,9,0,K_',
        '25,5,5,9,9,__',
        '40,10,5,9,18,__',
        '45,15,5,9,27,__',
        '30,20,5,9,36,__',
        '35,25,5,9,45,__',
      ],
    ],
    [
      'got wrong times when they were rewrapped',
      [
        '20,0,5,9,0,K_',
        '5,5,5,9,9,_D',
        '40,10,5,9,18,__',
        '15,15,5,9,27,__',
        '30,20,5,9,36,__',
        '25,25,5,9,45,__',
      ],
    ],
  ])('puts the fields of a picture together, where the second ones %s', (_, csv) => {
    expect(parsePackets(csv.join('\n'), 1, 10)).toEqual(PICTURES)
  })

  it('leaves interlaced pictures that are coded whole as they are', () => {
    const csv = PICTURES.map(
      ({ pts, dts, bytes: [at], key }) => `${pts},${dts},10,18,${at},${key ? 'K_' : '__'}`,
    )
    expect(parsePackets(csv.join('\n'), 1, 10)).toEqual(PICTURES)
    const unsaid = csv.map((line) => line.replace(',10,18', ',N/A,18'))
    expect(parsePackets(unsaid.join('\n'), 1, 10).map(({ pts }) => pts)).toEqual([20, 40, 30])
  })

  it('is empty for an empty answer', () => {
    expect(parsePackets('', 0)).toEqual([])
  })
})

describe('the shown size', () => {
  it.each([
    [[1, 0, 0, 1], 'none'],
    [[0, 1, -1, 0], 'transpose=clock'],
    [[-1, 0, 0, -1], 'hflip,vflip'],
    [[0, -1, 1, 0], 'transpose=cclock'],
    [[-1, 0, 0, 1], 'hflip'],
    [[1, 0, 0, -1], 'vflip'],
    [[0, 1, 1, 0], 'transpose=cclock_flip'],
    [[0, -1, -1, 0], 'transpose=clock_flip'],
  ] as const)('is turned by the matrix %j as %s', (matrix, turn) => {
    expect(orientationOf(matrix)).toBe(turn)
    expect(swapsSides(turn)).toBe(matrix[0] === 0)
  })

  it('has square pixels, then stands upright', () => {
    const stored = { width: 720, height: 576 }
    expect(shownSize(stored, 64 / 45, 'none')).toEqual({ width: 1024, height: 576 })
    expect(shownSize(stored, 64 / 45, 'transpose=clock')).toEqual({ width: 576, height: 1024 })
  })

  it.each([
    [1920, 1080, 768, 432],
    [1080, 1920, 576, 1024],
    [7680, 4320, 768, 432],
    [100, 60, 100, 60],
    [768, 1024, 768, 1024],
    [10_000, 3, 768, 1],
    [853, 480, 768, 432],
  ])('%i × %i fits as %i × %i', (width, height, fittedWidth, fittedHeight) => {
    const limits = { width: 768, height: 1024 }
    expect(fitWithin({ width, height }, limits)).toEqual({ width: fittedWidth, height: fittedHeight })
  })
})
