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
import { upscaleWords as words } from '../words/en/upscale.ts'
import { fileSize } from '../words/format.ts'

/** The user's own upscaler: import, description, removal. */
export function OwnUpscaler() {
  const { own, checking, problem } = useUpscalerStore()
  return (
    <div className="field">
      <span>{words.own}</span>
      <div className="row">
        <FileInput
          label={words.ownFile}
          accept=".onnx"
          className="button"
          onFiles={([file]) => file && chooseOwnUpscaler(file)}
        >
          {own ? words.chooseAnother : words.chooseOwn}
        </FileInput>
        {checking !== undefined && <Button onClick={stopChecking}>{words.stopChecking}</Button>}
        {own && checking === undefined && (
          <Button onClick={() => void removeOwnUpscaler()}>{words.removeOwn}</Button>
        )}
      </div>
      <span className="quiet" role="status">
        {checking !== undefined
          ? words.trying(checking)
          : own
            ? words.kept(own.name, fileSize(own.bytes))
            : words.ownHelp}
      </span>
      {problem && <Alert problem={problem} onClose={dismissUpscalerProblem} />}
    </div>
  )
}
