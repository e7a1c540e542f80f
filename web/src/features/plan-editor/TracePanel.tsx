import { useState, type RefObject } from 'react';
import { t } from '../../shared/i18n';
import { Alert } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { bounds } from './document';
import { NumberField } from './NumberField';
import type { Trace } from './tools';
import type { ViewControl } from './usePlanCanvas';

interface Props {
  trace: Trace | null;
  control: RefObject<ViewControl | null>;
  onTrace: (trace: Trace | null) => void;
}

/** The picture gets this width in the plan's unit, until it is given another one. */
const usualWidth = 600;
const usualOpacity = 0.5;

/** A picture under the drawing. The browser reads it; nothing sends it. */
export function TracePanel({ trace, control, onTrace }: Props) {
  const [failed, setFailed] = useState(false);
  const read = async (file: File) => {
    try {
      const image = await createImageBitmap(file);
      const [x, y] = control.current?.middle() ?? [0, 0];
      const height = (usualWidth * image.height) / image.width;
      setFailed(false);
      onTrace({
        image, x: Math.round(x - usualWidth / 2), y: Math.round(y - height / 2), width: usualWidth,
        opacity: usualOpacity,
      });
    } catch {
      setFailed(true);
    }
  };
  const coordinate = { least: -bounds.length, most: bounds.length };
  return (
    <>
      <Field
        label={t.planEditor.traceFile} type="file" accept="image/*" hint={t.planEditor.traceHint}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
        }}
      />
      {failed && <Alert tone="bad">{t.planEditor.traceWrong}</Alert>}
      {trace && (
        <>
          <div className="plan-fields">
            <NumberField
              label={t.planEditor.x} value={trace.x} {...coordinate} onChange={(x) => onTrace({ ...trace, x })}
            />
            <NumberField
              label={t.planEditor.y} value={trace.y} {...coordinate} onChange={(y) => onTrace({ ...trace, y })}
            />
            <NumberField
              label={t.planEditor.traceWidth} value={trace.width} least={1} most={bounds.length}
              onChange={(width) => onTrace({ ...trace, width })}
            />
            <NumberField
              label={t.planEditor.traceOpacity} value={Math.round(trace.opacity * 100)} least={0} most={100}
              onChange={(percent) => onTrace({ ...trace, opacity: percent / 100 })}
            />
          </div>
          <button type="button" className="button button-small" onClick={() => onTrace(null)}>
            {t.planEditor.traceRemove}
          </button>
        </>
      )}
    </>
  );
}
