import type { Colours } from './paint';

/** As many prices have a colour of their own (venue-map.css); further ones share the last. */
const pricesWithColour = 8;

const names = {
  ground: '--surface', line: '--line', ink: '--ink', muted: '--ink-muted', taken: '--seat-taken', pick: '--accent',
  onPick: '--on-accent', mine: '--good-ink',
} as const;

/** The colours of the page's scheme, as a canvas wants them: it knows neither variables nor schemes. */
export function coloursOf(host: HTMLElement, prices: ReadonlyMap<string, number>): Colours {
  const probe = document.createElement('span');
  host.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const dearestFirst = [...new Set(prices.values())].sort((a, b) => b - a);
  const colours = {
    ...(Object.fromEntries(Object.entries(names).map(([key, name]) => [key, resolved(name)])) as
      Record<keyof typeof names, string>),
    sections: new Map([...prices].map(([section, price]) => [section, resolved(priceColour(dearestFirst, price))])),
  };
  probe.remove();
  return colours;
}

/** The variable that colours a price. */
export const priceColour = (dearestFirst: readonly number[], price: number) =>
  `--price-${Math.min(dearestFirst.indexOf(price), pricesWithColour - 1) + 1}`;
