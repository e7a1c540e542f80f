import { useState } from 'react';
import { Field } from '../../shared/ui/Field';

interface Props {
  label: string;
  value: number | null | undefined;
  least: number;
  most: number;
  /** Whole numbers only. */
  whole?: boolean;
  hint?: string;
  /** Empty means nothing; absent where a number is needed. */
  onClear?: () => void;
  onChange: (value: number) => void;
}

/** A number that is taken over as soon as what is typed is one within the bounds. */
export function NumberField({ label, value, least, most, whole = false, hint, onClear, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') onClear?.();
    else if (isWithin(text, least, most, whole)) onChange(Number(text));
  };
  const isWrong = typed !== null && !(typed.trim() === '' && onClear) && !isWithin(typed, least, most, whole);
  return (
    <Field
      label={label} inputMode="decimal" value={typed ?? (value == null ? '' : String(value))}
      error={isWrong ? `${least}–${most}` : undefined} hint={hint} onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}

function isWithin(text: string, least: number, most: number, whole: boolean): boolean {
  const value = text.trim() === '' ? NaN : Number(text);
  return value >= least && value <= most && (!whole || Number.isInteger(value));
}
