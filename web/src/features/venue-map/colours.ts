import type { Colours } from './scene';

/** As many prices have a colour of their own (venue-map.css); further ones share the last. */
const pricesWithColour = 8;

const names = {
  ground: '--surface', line: '--line', ink: '--ink', muted: '--ink-muted', taken: '--seat-taken', pick: '--accent',
  onPick: '--on-accent', mine: '--good-ink', focus: '--focus',
} as const;

/** The colours of the page's scheme, as a canvas wants them: it knows neither variables nor schemes. */
export function coloursOf(host: HTMLElement, levels: number): Colours {
  const probe = document.createElement('span');
  host.append(probe);
  const resolved = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ...(Object.fromEntries(Object.entries(names).map(([key, name]) => [key, resolved(name)])) as
      Record<keyof typeof names, string>),
    levels: Array.from({ length: levels }, (_, level) => resolved(priceColour(level))),
  };
  probe.remove();
  return colours;
}

/** The variable that colours a price, by its level from the dearest on. */
export const priceColour = (level: number) => `--price-${Math.min(level, pricesWithColour - 1) + 1}`;
