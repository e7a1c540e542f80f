import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../shared/api/ApiError';
import type { EventDetail, Pricing } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { Loading, Problem } from '../../shared/ui/feedback';
import { Field } from '../../shared/ui/Field';
import { useAction } from '../auth';
import { EarlyBirdFields, KindFields } from './PricingRows';
import { requestOf, textOf, type PricingText } from './pricingForm';
import { changePricing, pricingQuery } from './queries';
import './prices.css';

interface ChangePricingProps {
  event: EventDetail;
  /** The event has a new edition and new prices. */
  onChanged: () => void;
}

/** All prices of an event: sections, categories, kinds of buyer, fee, tax and early birds. */
export function ChangePricing({ event, onChanged }: ChangePricingProps) {
  const { data, error, refetch } = useQuery(pricingQuery(event.event_id));
  return (
    <section className="card" aria-labelledby="pricing-title">
      <h2 id="pricing-title">{t.prices.formTitle}</h2>
      <p className="muted">{t.prices.formLead}</p>
      {data === undefined && (error === null ? <Loading /> : <Problem error={error} onRetry={() => void refetch()} />)}
      {data && (
        <PricingForm key={data.edition} pricing={data} eventId={event.event_id} onChanged={onChanged} />
      )}
    </section>
  );
}

function PricingForm({ pricing, eventId, onChanged }: { pricing: Pricing; eventId: number; onChanged: () => void }) {
  const queryClient = useQueryClient();
  const [text, setText] = useState(() => textOf(pricing));
  const [checked, setChecked] = useState(false);
  const change = useAction((token, body: Parameters<typeof changePricing>[2]) => changePricing(token, eventId, body), {
    onSuccess: (changed) => {
      queryClient.setQueryData(pricingQuery(eventId).queryKey, changed);
      onChanged();
    },
  });
  const request = requestOf(text, pricing);
  const wrong = checked && 'wrong' in request ? request.wrong : new Set<string>();
  const set = (changes: Partial<PricingText>) => setText({ ...text, ...changes });
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    setChecked(true);
    if ('body' in request) change.run(request.body);
  };
  const isStale = change.error instanceof ApiError && change.error.code === 'event-edited';
  const startAgain = () => {
    change.reset();
    void queryClient.invalidateQueries({ queryKey: pricingQuery(eventId).queryKey });
  };
  const priceError = (field: string) => (wrong.has(field) ? t.organiser.errors.price : undefined);
  const percentError = (field: string) => (wrong.has(field) ? t.prices.errors.percent : undefined);
  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="form-grid">
        {text.sections.map(({ section, price }, i) => (
          <Field
            key={section} label={t.prices.sectionPrice(section)} inputMode="decimal" value={price}
            error={priceError(`section ${i}`)}
            onChange={(e) => set({ sections: replaced(text.sections, i, { section, price: e.target.value }) })}
          />
        ))}
        {text.categories.map(({ category, price }, i) => (
          <Field
            key={category} label={t.prices.categoryPrice(category)} inputMode="decimal" value={price}
            hint={t.prices.categoryHint} error={priceError(`category ${i}`)}
            onChange={(e) => set({ categories: replaced(text.categories, i, { category, price: e.target.value }) })}
          />
        ))}
      </div>
      <KindFields
        kinds={text.kinds} categories={text.categories.map(({ category }) => category)} wrong={wrong}
        onChange={(kinds) => set({ kinds })}
      />
      <div className="form-grid">
        <Field
          label={t.prices.feeAmount} inputMode="decimal" value={text.feeAmount} hint={t.prices.feeHint}
          error={priceError('fee amount')} onChange={(e) => set({ feeAmount: e.target.value })}
        />
        <Field
          label={t.prices.feePercent} inputMode="decimal" value={text.feePercent} error={percentError('fee percent')}
          onChange={(e) => set({ feePercent: e.target.value })}
        />
        <Field
          label={t.prices.taxPercent} inputMode="decimal" value={text.taxPercent} hint={t.prices.taxHint}
          error={percentError('tax')} onChange={(e) => set({ taxPercent: e.target.value })}
        />
        <label className="choice">
          <input
            type="checkbox" checked={text.keepsFees} onChange={(box) => set({ keepsFees: box.target.checked })}
          />
          {t.prices.keepsFees}
        </label>
      </div>
      <EarlyBirdFields text={text} wrong={wrong} onChange={(earlyBirds) => set({ earlyBirds })} />
      {change.error && <Problem error={change.error} {...(isStale && { onRetry: startAgain })} />}
      <button className="button" disabled={change.busy}>
        {t.prices.save}
      </button>
    </form>
  );
}

const replaced = <T,>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, i) => (i === index ? item : old));
