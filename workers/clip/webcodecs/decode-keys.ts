import type { Chunk } from './demux.ts'

/**
 * Decodes keyframes, each by itself and at once: a decoder that may wait for more gives the first
 * picture only after the fourth. The caller closes each frame. @throws what the decoder throws.
 */
export async function* decodeKeys(
  config: VideoDecoderConfig,
  keys: AsyncIterable<Chunk>,
): AsyncGenerator<VideoFrame> {
  const frames: VideoFrame[] = []
  const decoder = new VideoDecoder({
    // `flush` rejects as well.
    error: () => undefined,
    output: (frame) => void frames.push(frame),
  })
  try {
    decoder.configure({ ...config, optimizeForLatency: true })
    for await (const { pts, data } of keys) {
      decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: pts, data }))
      await decoder.flush()
      for (let frame = frames.shift(); frame; frame = frames.shift()) yield frame
    }
  } finally {
    if (decoder.state !== 'closed') decoder.close()
    for (const frame of frames) frame.close()
  }
}
