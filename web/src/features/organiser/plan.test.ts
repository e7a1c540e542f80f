import { describe, expect, it } from 'vitest';
import { t } from '../../shared/i18n';
import { presetSections, seatsIn, toNewEvent, type EventDraft, type SectionDraft } from './plan';
import { usualPolicies } from './policies';

const now = Date.parse('2026-11-21T08:00:00Z');
const draft = (change: Partial<EventDraft> = {}): EventDraft => ({
  name: 'Aurora', venue: 'Dome', venueId: null, productionId: null, description: '', startsAt: '2027-05-01T19:00',
  currency: 'TWD',
  holdMinutes: '15', maxTickets: '8', policies: usualPolicies, sections: presetSections('stadium'), plan: null,
  prices: {}, ...change,
});
const errorsOf = (change: Partial<EventDraft>) => {
  const result = toNewEvent(draft(change), now);
  return 'errors' in result ? Object.keys(result.errors) : [];
};

describe('seating plan', () => {
  it('has presets of the sizes they promise', () => {
    expect(seatsIn(presetSections('small'))).toBe(200);
    expect(seatsIn(presetSections('theatre'))).toBe(2_000);
    expect(seatsIn(presetSections('stadium'))).toBe(50_000);
  });

  it('becomes a request', () => {
    const result = toNewEvent(draft(), now);
    if ('errors' in result) throw new Error(JSON.stringify(result.errors));
    expect(result.event.starts_at).toBe('2027-05-01T19:00');
    expect(result.event.hold_seconds).toBe(900);
    expect(result.event.sections?.map((s) => s.name).join('')).toBe('ABCDEFGHIJ');
    expect(result.event.sections?.[0]?.price).toBe(300_000);
    expect(result.event.sections?.[9]?.subsections[9]).toEqual({ number: 10, rows: 20, seats_per_row: 25 });
  });

  const asks = (change: Partial<SectionDraft>) => {
    const [small] = presetSections('small'); // 10 rows of 20
    if (small === undefined) throw new Error('no section');
    const result = toNewEvent(draft({ sections: [{ ...small, ...change }] }), now);
    return 'errors' in result ? result.errors : result.event.sections?.[0]?.subsections[0];
  };

  it('says which rows and seats are best, and nothing where nothing is typed', () => {
    const plain = { number: 1, rows: 10, seats_per_row: 20 };
    expect(asks({ bestRows: ' 5-7, 3 ;9–8', bestSeat: '20' })).toEqual({
      ...plain, row_order: [5, 6, 7, 3, 9, 8], best_seat: 20,
    });
    expect(asks({ bestSeat: ' 10.5 ' })).toEqual({ ...plain, best_seat: 10.5 });
    expect(asks({ bestRows: ' , ', bestSeat: ' ' })).toEqual(plain);
  });

  it('says what is wrong with the best rows and seats', () => {
    const { bestRows, bestSeat, range, rowTwice } = t.organiser.errors;
    expect(asks({ bestRows: 'front' })).toEqual({ 'sections.0.bestRows': bestRows });
    expect(asks({ bestRows: '5-' })).toEqual({ 'sections.0.bestRows': bestRows });
    expect(asks({ bestRows: '9-11' })).toEqual({ 'sections.0.bestRows': range(1, 10) });
    expect(asks({ bestRows: '0' })).toEqual({ 'sections.0.bestRows': range(1, 10) });
    expect(asks({ bestRows: '1-5, 4' })).toEqual({ 'sections.0.bestRows': rowTwice(4) });
    for (const seat of ['0.5', '20.5', '10.25', 'aisle', '-1']) {
      expect(asks({ bestSeat: seat })).toEqual({ 'sections.0.bestSeat': bestSeat(20) });
    }
    expect(asks({ rows: 'x', bestRows: '11' })).toEqual({ 'sections.0.rows': range(1, 200) });
  });

  it('takes names of sections in any script', () => {
    const [section] = presetSections('small');
    if (section === undefined) throw new Error('no section');
    const named = (...names: string[]) =>
      errorsOf({ sections: names.map((name, key) => ({ ...section, key, name })) });
    expect(named('1. Rang links', '樓上左', 'ABCDEFGHI', 'Loge (côté jardin)')).toEqual([]);
    expect(named('A-1', '..', 'A/B', 'x'.repeat(31), '')).toEqual(
      [0, 1, 2, 3, 4].map((index) => `sections.${index}.name`),
    );
    expect(named('Rang', 'rang')).toEqual(['sections.1.name']);
  });

  it('says which field is wrong', () => {
    const [section] = presetSections('small');
    if (section === undefined) throw new Error('no section');
    expect(errorsOf({ name: ' ', startsAt: '2020-01-01T00:00' })).toEqual(['name', 'startsAt']);
    expect(errorsOf({ holdMinutes: '0', maxTickets: '51' })).toEqual(['holdMinutes', 'maxTickets']);
    expect(errorsOf({ sections: [{ ...section, price: '-1', rows: '1.5' }] })).toEqual([
      'sections.0.price', 'sections.0.rows',
    ]);
    expect(errorsOf({ sections: [section, section] })).toEqual(['sections.1.name']);
    const tooLarge = { ...section, subsections: '50', rows: '200', seatsPerRow: '200' };
    expect(errorsOf({ sections: [tooLarge] })).toEqual(['plan']);
  });
});
