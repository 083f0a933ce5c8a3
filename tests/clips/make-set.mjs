// Makes short clips in the odd forms that cameras, editors and the web hand out: fields, telecine,
// transparency, moving pictures, photos with a film, tracks that begin in the middle. Needs ffmpeg
// with libx264, libx265, libvpx and libwebp.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = 'testsrc2=s=640x360:d=4'
/** A light disc that moves over a ground half of which is transparent. */
const DISC =
  'color=c=black@0:s=480x270:r=25:d=3,format=yuva420p,geq=lum=128+90*sin(X/40+T):cb=128+40*sin(Y/30):cr=150:a=255*lt(hypot(X-240-120*sin(T)\\,Y-135)\\,80)'
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-pix_fmt', 'yuv420p']

const fields = (order) => `tinterlace=interleave_${order},setfield=${order === 'top' ? 'tff' : 'bff'}`
const inFields = (order) => [
  ...[...H264, '-flags', '+ilme+ildct', '-x264-params', order === 'top' ? 'tff=1' : 'bff=1'],
]

/** Name, input of lavfi, and ffmpeg's arguments after it. */
const CLIPS = [
  ['fields-top.mp4', `${SOURCE}:r=50`, ['-vf', fields('top'), ...inFields('top')]],
  ['fields-bottom.mts', `${SOURCE}:r=50`, ['-vf', fields('bottom'), ...inFields('bottom'), '-f', 'mpegts']],
  [
    'fields-mpeg2.mpg',
    `${SOURCE}:r=50`,
    ['-vf', fields('top'), '-c:v', 'mpeg2video', '-q:v', '2', '-flags', '+ilme+ildct'],
  ],
  [
    'dv.avi',
    'testsrc2=s=720x576:r=50:d=3',
    ['-vf', fields('bottom'), '-c:v', 'dvvideo', '-pix_fmt', 'yuv420p'],
  ],
  [
    'telecined.mp4',
    `${SOURCE}:r=24000/1001`,
    ['-vf', 'telecine=first_field=top:pattern=23', ...inFields('top')],
  ],
  ['said-to-have-fields.mp4', `${SOURCE}:r=25`, [...H264, '-x264-params', 'fake-interlaced=1']],
  [
    'see-through-vp9.webm',
    DISC,
    ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-b:v', '2M', '-auto-alt-ref', '0'],
  ],
  [
    'see-through-vp8.webm',
    DISC,
    ['-c:v', 'libvpx', '-pix_fmt', 'yuva420p', '-b:v', '2M', '-auto-alt-ref', '0'],
  ],
  ['see-through-prores.mov', DISC, ['-c:v', 'prores_ks', '-profile:v', '4444', '-pix_fmt', 'yuva444p10le']],
  ['moving.gif', `${SOURCE}:r=10`, ['-vf', 'scale=320:-2']],
  ['moving.webp', `${SOURCE}:r=10`, ['-vf', 'scale=320:-2', '-c:v', 'libwebp_anim', '-loop', '0']],
  ['moving.apng', `${SOURCE}:r=10`, ['-vf', 'scale=320:-2', '-plays', '0']],
  [
    'ten-bits.mp4',
    `${SOURCE}:r=25`,
    ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'],
  ],
  [
    'full-range-444.mp4',
    `${SOURCE}:r=25`,
    ['-vf', 'scale=out_range=pc', ...H264.slice(0, 6), '-pix_fmt', 'yuvj444p'],
  ],
  ['wide-pixels.mp4', 'testsrc2=s=720x576:r=25:d=4', ['-vf', 'setsar=64/45', ...H264]],
  [
    'odd-sides.mkv',
    'testsrc2=s=639x359:r=25:d=3',
    ['-c:v', 'libvpx-vp9', '-b:v', '2M', '-pix_fmt', 'yuv444p'],
  ],
  [
    'uneven.mp4',
    `${SOURCE}:r=30`,
    ['-vf', "select='not(mod(n\\,7))+lt(mod(n\\,11)\\,4)'", '-fps_mode', 'vfr', ...H264],
  ],
]

function ffmpeg(...args) {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}\n${stderr}`)
}

/** Writes the set into a folder. @throws with ffmpeg's words where it lacks a codec. */
export function makeSet(folder) {
  const at = (name) => join(folder, name)
  for (const [name, source, args] of CLIPS) ffmpeg('-f', 'lavfi', '-i', source, ...args, at(name))
  const plain = at('plain.mp4')
  ffmpeg('-f', 'lavfi', '-i', `${SOURCE}:r=25`, ...H264, '-g', '50', '-bf', '2', plain)
  // Broken off in front and at the back, as a recording of a running programme is.
  const stream = at('.whole.ts')
  ffmpeg('-i', plain, '-c', 'copy', '-f', 'mpegts', stream)
  const packets = readFileSync(stream)
  const part = (share) => 188 * Math.floor((share * packets.length) / 188)
  writeFileSync(at('begins-between-key-frames.ts'), packets.subarray(part(0.2), part(0.9)))
  rmSync(stream)
  ffmpeg('-i', plain, '-c', 'copy', at('cut-off.mkv'))
  const whole = readFileSync(at('cut-off.mkv'))
  writeFileSync(at('cut-off.mkv'), whole.subarray(0, Math.floor(0.7 * whole.length)))
  // A moving photo: a JPEG with its film behind the picture.
  const photo = at('moving-photo.jpg')
  ffmpeg('-i', plain, '-frames:v', '1', photo)
  writeFileSync(photo, Buffer.concat([readFileSync(photo), readFileSync(plain)]))
}
