import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { changeMailLocale, useAction, useSession } from '../features/auth';
import { t } from '../shared/i18n';
import { chooseAndStore, useLanguage } from '../shared/i18n/language';
import { languageNames, languages, mailLocales, type Language } from '../shared/i18n/languages';
import { Problem } from '../shared/ui/feedback';

/** The languages, each in its own words. Whoever is signed in gets their mails in it too. */
export function LanguageSwitch() {
  const language = useLanguage();
  const { user } = useSession();
  const [, setSearch] = useSearchParams();
  const [error, setError] = useState<unknown>();
  const mails = useAction(changeMailLocale);
  const choose = async (next: Language) => {
    setError(undefined);
    try {
      await chooseAndStore(next);
    } catch (failure) {
      setError(failure);
      return;
    }
    // An address that names a language would bring it back with the next load.
    setSearch((search) => {
      search.delete('lang');
      return search;
    }, { replace: true });
    if (user !== null) mails.run(mailLocales[next]);
  };
  return (
    <div className="languages" role="group" aria-label={t.app.language}>
      {languages.map((each) => (
        <button
          key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => void choose(each)}
        >
          {languageNames[each]}
        </button>
      ))}
      {error !== undefined && <Problem error={error} />}
      {mails.error && <p role="alert">{t.app.mailsStay}</p>}
    </div>
  );
}
