import type { NewPricing, Pricing } from '../../shared/api/types';
import { amountText, parseMoney } from '../../shared/i18n/format';

/** The form's fields as typed. An empty price of a category is its section's; one of a kind is a percentage. */
export interface PricingText {
  sections: { section: string; price: string }[];
  categories: { category: string; price: string }[];
  /** `prices`: of its own in categories, by their name; empty: as in all others. */
  kinds: { name: string; percent: string; price: string; companion: boolean; prices: Record<string, string> }[];
  feeAmount: string;
  feePercent: string;
  taxPercent: string;
  keepsFees: boolean;
  earlyBirds: { name: string; price: string; of: string; until: string; places: string }[];
}

/** Largest amount that the server takes. */
const maxMinor = 1_000_000_000;

export function textOf(pricing: Pricing): PricingText {
  const money = (minor: number | null | undefined) => (minor == null ? '' : amountText(minor, pricing.currency));
  const names = [...new Set(pricing.seats.map(({ category }) => category))];
  return {
    sections: pricing.sections.map(({ section, price }) => ({ section, price: money(price) })),
    categories: names.map((category) => ({
      category, price: money(pricing.categories.find((price) => price.category === category)?.price),
    })),
    kinds: pricing.kinds.map(({ name, percent, price, companion, prices }) => ({
      name, percent: price == null ? String(percent ?? 100) : '', price: money(price), companion: companion === true,
      prices: Object.fromEntries((prices ?? []).map((own) => [own.category, money(own.price)])),
    })),
    feeAmount: money(pricing.fee.amount),
    feePercent: String(pricing.fee.percent ?? 0),
    taxPercent: String(pricing.tax_percent),
    keepsFees: pricing.keeps_fees,
    earlyBirds: pricing.early_birds.map(({ name, price, category, section, until, places }) => ({
      name, price: money(price), of: category == null ? `section ${section ?? ''}` : `category ${category}`,
      until: until ?? '', places: places == null ? '' : String(places),
    })),
  };
}

/** The request, or the names of the fields that are wrong. */
export function requestOf(text: PricingText, pricing: Pricing): { body: NewPricing } | { wrong: Set<string> } {
  const wrong = new Set<string>();
  const money = (field: string, typed: string): number => {
    const minor = parseMoney(typed, pricing.currency);
    if (minor === null || minor > maxMinor) wrong.add(field);
    return minor ?? 0;
  };
  const number = (field: string, typed: string, most: number, pattern = /^\d+$/): number => {
    const value = typed.trim() === '' ? 0 : Number(typed);
    if (typed.trim() !== '' && (!pattern.test(typed.trim()) || value > most)) wrong.add(field);
    return value;
  };
  const decimals = /^\d+(\.\d{1,2})?$/;
  const name = (field: string, typed: string): string => {
    if (typed.trim() === '') wrong.add(field);
    return typed.trim();
  };
  const body: NewPricing = {
    edition: pricing.edition,
    sections: text.sections.map(({ section, price }, i) => ({ section, price: money(`section ${i}`, price) })),
    categories: text.categories.flatMap(({ category, price }, i) =>
      price.trim() === '' ? [] : [{ category, price: money(`category ${i}`, price) }]),
    kinds: text.kinds.map((kind, i) => ({
      name: name(`kind name ${i}`, kind.name),
      ...(kind.price.trim() === ''
        ? { percent: number(`kind percent ${i}`, kind.percent, 100) }
        : { price: money(`kind price ${i}`, kind.price) }),
      ...(kind.companion && { companion: true }),
      ...ownPrices(kind.prices, (category, price) => money(`kind ${i} in ${category}`, price)),
    })),
    fee: {
      amount: money('fee amount', text.feeAmount), percent: number('fee percent', text.feePercent, 100, decimals),
    },
    tax_percent: number('tax', text.taxPercent, 100, decimals),
    keeps_fees: text.keepsFees,
    early_birds: text.earlyBirds.map((early, i) => {
      const until = early.until.trim() === '' ? null : new Date(early.until);
      if (until !== null && Number.isNaN(until.getTime())) wrong.add(`early until ${i}`);
      if (until === null && early.places.trim() === '') wrong.add(`early places ${i}`);
      const [kind = '', ...rest] = early.of.split(' ');
      return {
        name: name(`early name ${i}`, early.name),
        price: money(`early price ${i}`, early.price),
        [kind === 'category' ? 'category' : 'section']: rest.join(' '),
        ...(until !== null && !Number.isNaN(until.getTime()) && { until: until.toISOString() }),
        ...(early.places.trim() !== '' && { places: number(`early places ${i}`, early.places, 100_000) }),
      };
    }),
  };
  return wrong.size > 0 ? { wrong } : { body };
}

function ownPrices(typed: Record<string, string>, money: (category: string, price: string) => number) {
  const prices = Object.entries(typed).flatMap(([category, price]) =>
    price.trim() === '' ? [] : [{ category, price: money(category, price) }]);
  return prices.length > 0 && { prices };
}
