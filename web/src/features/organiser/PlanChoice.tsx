import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { t } from '../../shared/i18n';
import { Problem } from '../../shared/ui/feedback';
import { Field, SelectField } from '../../shared/ui/Field';
import { useSession } from '../auth';
import { planQuery, plansQuery, templatesQuery } from '../plans';
import type { ChosenPlan, DraftErrors } from './plan';

interface PlanChoiceProps {
  chosen: ChosenPlan | null;
  prices: Readonly<Record<string, string>>;
  errors: DraftErrors;
  onChoose: (plan: ChosenPlan | null) => void;
  onPrice: (section: string, price: string) => void;
}

const ownPrefix = 'plan:';
const templatePrefix = 'template:';

/** Where the seating plan comes from: the fields below, one of the seller's plans, or a template. */
export function PlanChoice({ chosen, prices, errors, onChoose, onPrice }: PlanChoiceProps) {
  const { user, authorized } = useSession();
  // A plan's page leads here with its id.
  const [params] = useSearchParams();
  const [value, setValue] = useState(() => (params.has('plan') ? ownPrefix + (params.get('plan') ?? '') : ''));
  const own = useQuery(plansQuery(user?.user_id, authorized));
  const templates = useQuery(templatesQuery());
  const planId = value.startsWith(ownPrefix) ? value.slice(ownPrefix.length) : '';
  const plan = useQuery({ ...planQuery(user?.user_id, planId, authorized), enabled: planId !== '' });
  const loaded = plan.data?.plan_id === planId ? plan.data : undefined;
  useEffect(() => {
    if (loaded?.document && chosen?.planId !== planId) {
      onChoose({ document: loaded.document, planId, version: loaded.version });
    }
  });
  const choose = (next: string) => {
    setValue(next);
    const template = templates.data?.templates.find(({ key }) => templatePrefix + key === next);
    onChoose(template ? { document: template.document } : null);
  };
  return (
    <section className="card form-grid" aria-labelledby="plan-choice-title">
      <h2 id="plan-choice-title">{t.plans.choose}</h2>
      <SelectField
        label={t.plans.from} hint={t.plans.chooseHint} value={value} onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t.plans.describe}</option>
        {(own.data?.plans.length ?? 0) > 0 && (
          <optgroup label={t.plans.own}>
            {own.data?.plans.map(({ plan_id, name }) => (
              <option key={plan_id} value={ownPrefix + plan_id}>{name}</option>
            ))}
          </optgroup>
        )}
        <optgroup label={t.plans.templates}>
          {templates.data?.templates.map(({ key, name }) => (
            <option key={key} value={templatePrefix + key}>{name}</option>
          ))}
        </optgroup>
      </SelectField>
      <p className="form-grid-wide"><Link to="/organiser/plans">{t.plans.manage}</Link></p>
      {plan.error && <Problem error={plan.error} />}
      {chosen?.document.sections?.some((section) => section?.subsections?.some((sub) => sub?.categories?.length)) && (
        <p className="form-grid-wide field-hint">{t.planEditor.pricesLater}</p>
      )}
      {chosen?.document.sections?.map((section) => section?.name && (
        <Field
          key={section.name} label={t.plans.priceOf(section.name)} inputMode="decimal"
          value={prices[section.name] ?? ''} error={errors[`prices.${section.name}`]}
          onChange={(event) => onPrice(section.name ?? '', event.target.value)}
        />
      ))}
    </section>
  );
}
