import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { NewProduction, Production } from '../../shared/api/types';
import { t } from '../../shared/i18n';
import { useSettled } from '../../shared/ui/useSettled';
import { useAction } from '../auth';
import { ProductionFields } from './ProductionFields';
import { createProduction, productionsQuery } from './queries';
import { SuggestField } from './SuggestField';
import './places.css';

/** Titles may be the same; the number tells them apart then. */
function labelOf(production: Production, all: readonly Production[]): string {
  const isAlone = all.every((other) => other === production || other.title !== production.title);
  return isAlone ? production.title : `${production.title} (${production.production_id})`;
}

/** What is shown: a film, a concert, a match that there is, or one that is made here. */
export function ProductionChoice({ onChoose }: { onChoose: (production: Production | null) => void }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Production | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const asked = useSettled(text.replace(/ \(\d+\)$/, '').trim());
  const found = useQuery({ ...productionsQuery(asked), placeholderData: keepPreviousData });
  const productions = found.data ?? [];
  const choose = (production: Production | null) => {
    setChosen(production);
    onChoose(production);
  };
  const create = useAction((token, body: NewProduction) => createProduction(token, body), {
    onSuccess: async (made) => {
      setText(made.title);
      setIsMaking(false);
      choose(made);
      await queries.invalidateQueries({ queryKey: ['productions', 'typed'] });
    },
  });
  return (
    <section className="card place-card" aria-labelledby="production-choice-title">
      <h2 id="production-choice-title">{t.places.chooseProductionTitle}</h2>
      <SuggestField
        label={t.places.production} hint={t.places.productionHint} text={text}
        suggestions={productions.map((production) => ({
          id: production.production_id, label: labelOf(production, productions),
        }))}
        onText={(next, suggestion) => {
          setText(next);
          choose(productions.find(({ production_id }) => production_id === suggestion?.id) ?? null);
        }}
      />
      <p role="status">
        {chosen ? t.places.chosen(chosen.title, t.places.productionKinds[chosen.kind])
          : text.trim() !== '' && t.places.notChosen}
      </p>
      {isMaking ? (
        <fieldset className="choice-new" data-own-button>
          <legend>{t.places.newProductionTitle}</legend>
          <ProductionFields
            submit={t.places.createProduction} busy={create.busy} error={create.error} onSave={create.run}
          />
        </fieldset>
      ) : (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setIsMaking(true)}>{t.places.makeProduction}</button>
        </div>
      )}
      <p><Link to="/organiser/productions">{t.places.manageProductions}</Link></p>
    </section>
  );
}
