import { catalogue } from '../catalogue.ts'

/** What was wrong with a file (a clip, a picture, a project, an upscaler) or with this device. */
export const fileErrorWords = catalogue('errors-files', {
  'clip-empty': { title: 'This file is empty.', help: 'Nothing was changed. Choose the clip again.' },
  'clip-unreadable': {
    title: 'This clip could not be read.',
    help: 'It is not a video, or its index is missing because recording was cut off. Nothing was changed. Choose another file.',
  },
  'clip-no-video': {
    title: 'There is no picture in this file, only sound.',
    help: 'Nothing was changed. Choose a file with a video track.',
  },
  'clip-still': {
    title: 'This picture stands still.',
    help: 'Nothing was changed. Choose a video or a moving picture, or take it as the style picture.',
  },
  'clip-unsupported': {
    title: 'This kind of video cannot be decoded here.',
    help: 'Nothing was changed. Convert it to H.264 (mp4) and choose it again.',
  },
  'frames-gone': {
    title: 'The clip’s frames are not in the browser’s storage.',
    help: 'The clip is not at fault. Reload the page. If they are still missing, choose the clip again, or import a backup of the project.',
  },
  'clip-no-frames': {
    title: 'No frame of this clip could be decoded.',
    help: 'The file seems damaged. Choose another clip.',
  },
  'clip-not-kept': {
    title: 'This clip does not fit on the disk.',
    help: 'It is used for this visit only; its frames are kept. Free some space and choose it again to keep it.',
  },
  'style-empty': {
    title: 'This picture file is empty.',
    help: 'Nothing was changed. Choose another file.',
  },
  'style-unreadable': {
    title: 'This style picture could not be read.',
    help: 'It is damaged, or of no kind that is known here: save it as JPEG or PNG. Nothing was changed.',
  },
  'style-too-large': {
    title: 'This style picture is too large to decode.',
    help: 'Make it smaller than 100 megapixels. Nothing was changed.',
  },
  'style-cut': {
    title: 'This picture file is cut off.',
    help: 'What it holds is in use. Choose the file again once you have the whole of it.',
  },
  'sound-empty': { title: 'This sound file is empty.', help: 'Nothing was changed. Choose another file.' },
  'sound-unreadable': {
    title: 'There is no sound in this file that can be read.',
    help: 'It is damaged, or of another kind. Nothing was changed. Choose a WAV, MP3, M4A, OGG or FLAC file.',
  },
  'sound-undecodable': {
    title: 'This browser does not decode the sound of this file.',
    help: 'Nothing was changed. Save it as WAV and choose it again.',
  },
  'sound-too-large': {
    title: 'This sound file is too long.',
    help: 'Nothing was changed. It may have an hour and 500 MB: cut it, or save it as MP3.',
  },
  'own-empty': { title: 'This picture file is empty.', help: 'The shot was left as it is.' },
  'own-unreadable': {
    title: 'This picture could not be read.',
    help: 'It is damaged, or of no kind that is known here: save it as JPEG or PNG. The shot was left as it is.',
  },
  'own-too-large': {
    title: 'This picture is too large to decode.',
    help: 'Make it smaller than 100 megapixels. The shot was left as it is.',
  },
  'own-cut': {
    title: 'This picture file is cut off.',
    help: 'What it holds is the shot’s new take. Choose the file again once you have the whole of it.',
  },
  'own-is-clip': {
    title: 'This is a video, and a shot takes a picture.',
    help: 'The shot was left as it is. To use it as the clip, drop it beside the cards.',
  },
  'own-too-many': {
    title: 'A shot takes one picture at a time.',
    help: 'None of these files was taken.',
  },
  'file-unknown': {
    title: 'This is neither a video nor a picture, and no project.',
    help: 'Not taken. Use a clip, a picture, a .maestro file, or the folder of a project.',
  },
  'file-gone': {
    title: 'A file that the app was opened with could not be read.',
    help: 'It may have been moved or deleted meanwhile. Nothing was changed. Choose it again.',
  },
  'files-too-many': {
    title: 'More than one file of the same kind.',
    help: 'None of these was taken. Use one clip, one style picture, or one of each.',
  },
  'link-dropped': {
    title: 'This is a link, not a file.',
    help: 'Nothing was changed. Save the picture or the clip first, then drop the file here.',
  },
  'picture-unreadable': {
    title: 'This picture could not be read.',
    help: 'It is not a picture, or it is damaged. It was left as it is.',
  },
  'picture-too-large': {
    title: 'This picture is too large to upscale so far.',
    help: 'It was left as it is. The scale is set in Settings.',
  },
  'upscaler-failed': {
    title: 'The upscaler failed in every way that this device offers.',
    help: 'The original is unchanged. Close other tabs and try again.',
  },
  'upscaler-wrong': {
    title: 'The upscaler gives wrong pictures on this device.',
    help: 'Its result was thrown away and the original is unchanged. An update of the browser or of the graphics driver may help.',
  },
  'upscaler-away': {
    title: 'This upscaler has to be loaded once, and that failed.',
    help: 'The picture was left as it is. Connect and try again, or choose Fast in Settings. “Use offline” there keeps what an upscaler needs.',
  },
  'gpu-missing': {
    title: 'Best would take minutes a picture here: no graphics processor was found.',
    help: 'The picture was left as it is. Choose Fast in Settings.',
  },
  'model-unreadable': {
    title: 'This file is not an ONNX model.',
    help: 'Nothing was changed. Choose an .onnx file that holds its weights itself.',
  },
  'model-unsuitable': {
    title: 'This model is not an upscaler that fits.',
    help: 'Nothing was changed. It must take one RGB picture of any size in floats of 0 to 1, and enlarge it ×4.',
  },
  'model-lost': {
    title: 'Your own upscaler is no longer on this device.',
    help: 'The picture was left as it is. Choose the file again in Settings, or another model.',
  },
  'import-unknown': {
    title: 'This is not a Maestro project file.',
    help: 'Nothing was changed. Use a file that Export project made, or a project’s folder in the backup folder, zipped or as it is.',
  },
  'import-newer': {
    title: 'This file was made by a newer version.',
    help: 'Nothing was changed. Update the app, then import it again.',
  },
  'import-damaged': {
    title: 'This project file is damaged.',
    help: 'Nothing was imported. Copy or download the file again, or use another backup.',
  },
  'import-unsafe': {
    title: 'This file was refused: it is built to do harm.',
    help: 'Nothing was changed. Do not use it; ask whoever gave it to you.',
  },
  'import-too-large': {
    title: 'This file claims sizes that no project has.',
    help: 'Nothing was changed.',
  },
  'import-partial': {
    title: 'Some media were missing from this project.',
    help: 'Everything that was whole has been imported. Another copy may have the rest.',
  },
  'versions-too-large': {
    title: 'One more version would not fit into a project file.',
    help: 'Nothing was frozen. Delete a version first.',
  },
  'export-partial': {
    title: 'Some media are no longer here and are not in the file.',
    help: 'Everything else was exported. Importing the file lists what it lacks.',
  },
  'too-many-events': {
    title: 'The board has too many shots for this format.',
    help: 'An EDL numbers 999 events. The other timelines hold all shots.',
  },
  'picture-gone': {
    title: 'This picture is no longer here.',
    help: 'The browser’s storage has lost it. Draw the shot again, or import a backup of the project.',
  },
  'backup-failed': {
    title: 'The backup folder could not be written.',
    help: 'Your projects are safe in this browser, but not mirrored. Is the folder still there? Choose it again, or another one.',
  },
  'folder-not-written': {
    title: 'The folder could not be written.',
    help: 'The files are still here: save them, or choose another folder. Is this one still there, may it be changed, and has its disk room?',
  },
  'import-invalid': {
    title: 'The project in this file makes no sense.',
    help: 'Nothing was changed. Use another copy or backup of it.',
  },
  'worker-crashed': { title: 'A background task stopped.', help: 'What had arrived is kept. Try again.' },
  stalled: {
    title: 'Decoding stopped answering and was ended.',
    help: 'Frames that had arrived are kept. Try again, or convert the clip to H.264 (mp4).',
  },
  'offline-unsupported': {
    title: 'This browser keeps nothing for this page.',
    help: 'A private window or blocked site data is the usual reason. Everything works while you are online.',
  },
})
