import type { ServerFamily, Start } from '../../../domain/engines/picture-server.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

const families: Readonly<Record<ServerFamily, string>> = {
  'sd-server': 'stable-diffusion.cpp',
  webui: 'Stable Diffusion WebUI',
  localai: 'LocalAI',
  'openai-images': 'A server with OpenAI’s picture routes',
  comfyui: 'ComfyUI',
}

const starts: Readonly<Record<Start, string>> = {
  still: 'Sketch’s drawing of the shot',
  moment: 'The clip’s frame of the moment',
  references: 'All pictures of the tab References',
}

const startHelp: Readonly<Record<Start, string>> = {
  still: 'Sketch draws the shot here, framed as it is written; the server paints over it.',
  moment: 'The server paints over the frame that is nearest to the shot’s moment.',
  references: 'For models that take several pictures, such as FLUX Kontext and Qwen Image Edit. Others fail.',
}

/** The picture server on this machine, in Settings. */
export const serverPicturesWords = catalogue('server-pictures', {
  families,
  starts,
  startHelp,
  title: 'Pictures from a server on this machine',
  address: 'Address of the picture server',
  example: '127.0.0.1:7860',
  help: 'stable-diffusion.cpp, WebUI, Forge, SD.Next, ComfyUI, LocalAI, Lemonade. It costs nothing, and must allow this page by CORS.',
  refused: 'Only a server on 127.0.0.1 or localhost can be called from here.',
  look: 'Look for it',
  looking: 'Asking the server what it is…',
  stop: 'Stop looking',
  forget: 'Forget it',
  noAddress: 'Type its address first.',
  whileDrawing: 'Wait until the running job is done.',
  found: (family: string, model: string) => (model ? `${family}, with ${model}.` : `${family}.`),
  model: 'Its model',
  start: 'Begin with',
  side: 'Long side',
  pixels: (side: number) => `${number(side)} px`,
  strength: 'How far it may go',
  strengthHelp: 'Little keeps what the picture begins with; much follows the words.',
  chosen: 'It draws the pictures.',
  choose: (engines: string) => `Choose it under ${engines}, Pictures by.`,
})
