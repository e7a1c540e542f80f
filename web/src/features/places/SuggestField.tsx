import { useId } from 'react';
import { Field } from '../../shared/ui/Field';

export interface Suggestion {
  id: number;
  /** Unique among those that are offered. */
  label: string;
}

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  text: string;
  suggestions: readonly Suggestion[];
  /** The chosen one is null while the text is that of no suggestion. */
  onText: (text: string, chosen: Suggestion | null) => void;
}

/** A field to type in, with suggestions of the browser's own list. */
export function SuggestField({ suggestions, text, onText, ...field }: Props) {
  const id = useId();
  return (
    <>
      <Field
        {...field} list={id} value={text} maxLength={100} autoComplete="off"
        onChange={({ target: { value } }) => {
          const typed = value.trim().toLowerCase();
          onText(value, suggestions.find(({ label }) => label.toLowerCase() === typed) ?? null);
        }}
      />
      <datalist id={id}>
        {suggestions.map((suggestion) => <option key={suggestion.id} value={suggestion.label} />)}
      </datalist>
    </>
  );
}
