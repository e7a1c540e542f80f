import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import { testCards, type Card } from './card';
import './cards.css';

interface CardFieldsProps {
  card: Card;
  onCard: (card: Card) => void;
  /** The code by which the tokeniser refused a field. */
  error?: string | undefined;
}

/** Number, expiry and security code. The fields have no names, so no form ever submits them. */
export function CardFields({ card, onCard, error }: CardFieldsProps) {
  const messageOf = (code: string) => (error === code ? t.problems[code] : undefined);
  return (
    <>
      <Field
        label={t.checkout.cardNumber} value={card.number} required
        inputMode="numeric" autoComplete="cc-number" maxLength={23}
        error={messageOf('invalid-number')}
        onChange={(e) => onCard({ ...card, number: e.target.value })}
      />
      <div className="card-row">
        <Field
          label={t.checkout.cardExpires} value={card.expires} required
          inputMode="numeric" autoComplete="cc-exp" placeholder="12/34" maxLength={9}
          error={messageOf('invalid-expiry')}
          onChange={(e) => onCard({ ...card, expires: e.target.value })}
        />
        <Field
          label={t.checkout.cardCode} value={card.cvc} required
          inputMode="numeric" autoComplete="cc-csc" maxLength={4}
          error={messageOf('invalid-cvc')}
          onChange={(e) => onCard({ ...card, cvc: e.target.value })}
        />
      </div>
      <div className="test-cards" role="group" aria-label={t.checkout.testCards}>
        <span className="field-hint">{t.checkout.testCards}{t.common.colon}</span>
        {testCards.map(([name, number]) => (
          <button
            key={name} type="button" className="button button-small"
            onClick={() => onCard({ number, expires: '12/34', cvc: '123' })}
          >
            {t.checkout.testCardNames[name]}
          </button>
        ))}
      </div>
    </>
  );
}
