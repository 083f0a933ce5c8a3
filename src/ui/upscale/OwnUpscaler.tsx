import {
  chooseOwnUpscaler,
  dismissUpscalerProblem,
  removeOwnUpscaler,
  stopChecking,
  useUpscalerStore,
} from '../../store/upscale/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { FileInput } from '../kit/FileInput.tsx'
import { fileSize } from '../words/format.ts'

/** A person's own upscaler: takes one in, says what is there, removes it. */
export function OwnUpscaler() {
  const { own, checking, problem } = useUpscalerStore()
  return (
    <div className="field">
      <span>Own model</span>
      <div className="row">
        <FileInput
          label="Own upscaler model"
          accept=".onnx"
          className="button"
          onFiles={([file]) => file && chooseOwnUpscaler(file)}
        >
          {own ? 'Choose another .onnx' : 'Choose an .onnx'}
        </FileInput>
        {checking !== undefined && <Button onClick={stopChecking}>Stop checking</Button>}
        {own && checking === undefined && (
          <Button onClick={() => void removeOwnUpscaler()}>Remove own model</Button>
        )}
      </div>
      <span className="quiet" role="status">
        {checking !== undefined
          ? `Trying ${checking} on a small picture…`
          : own
            ? `${own.name}, ${fileSize(own.bytes)}, is kept on this device.`
            : 'An upscaler ×4 for RGB pictures of any size. It is tried first, and kept on this device.'}
      </span>
      {problem && <Alert problem={problem} onClose={dismissUpscalerProblem} />}
    </div>
  )
}
