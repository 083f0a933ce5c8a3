import { nativeFrames, nativeReads, pixelsOf, psnr } from './native.mjs'

const LEAST_DB = { usual: 30, hdr: 20 }
/** Tolerance of a frame's shape, as a share of the clip's; a pixel is always tolerated. */
const SHAPE_SHARE = 0.01

/**
 * Compares the app's frames of a file with native ffmpeg's.
 * @returns the table's cells; `problem` names a fault; `outcome` is `alike`, `refused`, or `alone`
 *   without anything to compare.
 */
export function judge(file, run) {
  const seconds = run.totalMs === undefined ? '?' : (run.totalMs / 1000).toFixed(1)
  const problem = troubleAround(run)
  if (problem) return { seconds, problem }
  if (run.failure !== undefined) return { seconds, ...judgeRefusal(file, run.failure) }
  const { report, frames } = run
  const cells = {
    seconds,
    decoder: report.decoder,
    frames: `${report.decoded}/${report.decoded + report.missing.length}`,
  }
  if (frames.length !== report.decoded) {
    return { ...cells, problem: `${frames.length} frames came, ${report.decoded} were reported` }
  }
  return {
    ...cells,
    note: report.notes.map((note) => JSON.stringify(note)).join('; '),
    ...judgeFrames(file, run),
  }
}

function troubleAround({ hangs, complaints, leftWorkers }) {
  if (hangs) return 'it hangs'
  if (complaints.length > 0) return `console: ${complaints[0]}`
  return leftWorkers > 0 ? `${leftWorkers} workers are left` : undefined
}

/** A refusal must name its reason: one of the app's codes for clips, or the kind of clip. */
function judgeRefusal(file, failure) {
  if (!/^clip-[a-z-]+(: .+)?$/s.test(failure))
    return { problem: `no reason that a person could read: ${failure}` }
  const reason = failure.replaceAll('\n', ' ')
  return { outcome: 'refused', note: nativeReads(file) ? `${reason} (native ffmpeg decodes it)` : reason }
}

/** The worst frame against native ffmpeg's. */
function judgeFrames(file, { info, report, frames: sampled }) {
  const frames = sampled.map((frame) => ({ ...frame, bytes: Buffer.from(frame.jpeg, 'base64') }))
  if (frames.length === 0) return { problem: 'no frame came' }
  const size = sizeOf(frames[0].bytes)
  const times = [...frames.map(({ time }) => time), ...report.missing]
  let reference
  try {
    reference = nativeFrames(file, times, size)
  } catch (error) {
    return { outcome: 'alone', note: error.message }
  }
  const levels = frames.map(({ bytes }, i) => {
    const frame = reference.frames[i]
    return frame ? psnr(pixelsOf(bytes), frame) : Number.NaN
  })
  const known = levels.filter((db) => Number.isFinite(db))
  if (known.length === 0) return { outcome: 'alone', note: 'native ffmpeg decodes none of these frames' }
  const worst = Math.min(...known)
  const cells = { outcome: 'alike', db: `${worst.toFixed(1)}${reference.isHdr ? ' HDR' : ''}` }
  if (!isShapedAs(size, reference.ratio)) {
    return {
      ...cells,
      problem: `a frame is ${size.width} × ${size.height}, of a clip of ${info.width} × ${info.height}`,
    }
  }
  const at = levels.indexOf(worst)
  const isRough = report.decoder === 'video'
  if (worst < (reference.isHdr ? LEAST_DB.hdr : LEAST_DB.usual) && !isRough) {
    const { time, presentedAt } = frames[at]
    const natively = `natively from ${reference.presented[at].toFixed(3)} s`
    return {
      ...cells,
      problem: `the frame for ${time.toFixed(3)} s, shown from ${presentedAt.toFixed(3)} s, is unlike (${natively})`,
    }
  }
  const lost = report.missing.filter((_, i) => reference.frames[frames.length + i])
  if (lost.length === 0) return cells
  const list = lost.map((time) => time.toFixed(3)).join(', ')
  return { ...cells, problem: `no frame came for ${list} s, which native ffmpeg decodes` }
}

function isShapedAs({ width, height }, ratio) {
  const off = Math.abs(width / height / ratio - 1)
  return off <= SHAPE_SHARE || Math.abs(width - height * ratio) <= 1 || Math.abs(height - width / ratio) <= 1
}

/** Width and height by the frame header of a JPEG (ITU-T T.81, B.2.2). */
function sizeOf(jpeg) {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1]
    if (marker >= 0xc0 && marker <= 0xc3) {
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
    }
  }
  throw new Error('A frame is no JPEG.')
}
