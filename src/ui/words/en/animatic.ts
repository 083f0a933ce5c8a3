import type { BurntPart, VideoFile } from '../../../domain/handover/animatic-options.ts'
import type { MadeNote } from '../../../domain/handover/made-notes.ts'
import type { VideoHeight } from '../../../domain/handover/video-size.ts'
import { catalogue } from '../catalogue.ts'

/** The video of a board: how it is made, and what is to be known of it. */
export const animaticWords = catalogue('animatic', {
  title: 'Animatic',
  sound: 'Sound of the clip at each shot’s moment',
  ownSound: 'Sound of your file',
  burnt: {
    captions: 'Captions in the picture',
    numbers: 'Shot numbers in the picture',
    timecode: 'Timecode in the picture',
  } satisfies Record<BurntPart, string>,
  height: 'Picture height',
  heights: { 720: '720 pixels', 1080: '1080 pixels' } satisfies Record<VideoHeight, string>,
  file: 'Video',
  files: { auto: 'Fastest here', mp4: 'MP4 in any case' } satisfies Record<VideoFile, string>,
  fileHelp: {
    auto: 'MP4 where this browser makes it, else WebM. ffmpeg makes MP4 where it makes neither.',
    mp4: 'Where this browser makes no MP4, ffmpeg does: 10 MB once, and some minutes.',
  } satisfies Record<VideoFile, string>,
  notes: {
    webm: 'WebM, for this browser makes no MP4. Choose “MP4 in any case” for one.',
    'by-ffmpeg': 'Made by ffmpeg, for this browser encodes no video that fits.',
    'no-clip': 'Without sound: the clip is not here.',
    'clip-silent': 'Without sound: the clip has none that this browser can read.',
    'no-moments': 'Without sound: no shot has a moment in the clip.',
    'no-sound-file': 'Without sound: your sound file is not here.',
    'sound-file-silent': 'Without sound: this browser cannot read your sound file.',
    'no-frame': 'Some frames of the clip are not in it: they are lost, or stay on this device.',
    'no-dialogue': 'Empty: no shot has dialogue.',
    'no-font': 'This device has no font for some letters or signs. They show as boxes.',
  } satisfies Record<MadeNote, string>,
})
