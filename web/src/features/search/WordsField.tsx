import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { t } from '../../shared/i18n';
import { useDismiss } from '../../shared/ui/useDismiss';
import { useSuggestions, type Suggestion } from './useSuggestions';

interface Props {
  label: string;
  initial: string;
}

/**
 * The words to look for, with suggestions that lead to a show, a venue or a city at once (the combobox with a list of
 * the ARIA guide). Enter without a suggestion sends the form with what is typed.
 */
export function WordsField({ label, initial }: Props) {
  const [text, setText] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const suggestions = useSuggestions(text, isOpen);
  const isShown = isOpen && suggestions.length > 0;
  useDismiss(isShown, box, input, () => setOpen(false));
  const chosen = isShown ? suggestions[active] : undefined;

  function go(suggestion: Suggestion) {
    setOpen(false);
    void navigate(suggestion.to);
  }

  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault();
      // Below the last comes what was typed, then the first.
      const places = suggestions.length + 1;
      setActive((now) => (isShown ? ((now + 1 + step + places) % places) - 1 : 0));
      setOpen(true);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === 'Enter') {
      setOpen(false);
    }
  }

  return (
    <div className="field words" ref={box}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input} id={id} name="q" type="search" maxLength={100} autoComplete="off" enterKeyHint="search"
        role="combobox" aria-autocomplete="list" aria-expanded={isShown} aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${active}`} value={text} onKeyDown={onKey}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setActive(-1);
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t.home.suggestions} className="words-list" hidden={!isShown}>
        {isShown && suggestions.map((suggestion, index) => (
          // The input keeps the focus and its keys choose; the pointer is the other way.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={suggestion.key} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()} onClick={() => go(suggestion)}
          >
            <span className="words-label">{suggestion.label}</span>{' '}
            <span className="muted">
              {[t.home.suggestionKinds[suggestion.kind], suggestion.detail].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">{isShown ? t.home.suggested(suggestions.length) : ''}</p>
    </div>
  );
}
