import { describe, expect, it } from 'vitest';
import { presetSections, seatsIn, toNewEvent, type EventDraft } from './plan';
import { usualPolicies } from './policies';

const now = Date.parse('2026-11-21T08:00:00Z');
const draft = (change: Partial<EventDraft> = {}): EventDraft => ({
  name: 'Aurora', venue: 'Dome', description: '', startsAt: '2027-05-01T19:00', currency: 'TWD',
  holdMinutes: '15', maxTickets: '8', policies: usualPolicies, sections: presetSections('stadium'), ...change,
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
    expect(result.event.hold_seconds).toBe(900);
    expect(result.event.sections.map((s) => s.name).join('')).toBe('ABCDEFGHIJ');
    expect(result.event.sections[0]?.price).toBe(300_000);
    expect(result.event.sections[9]?.subsections[9]).toEqual({ number: 10, rows: 20, seats_per_row: 25 });
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
    expect(errorsOf({ sections: [{ ...section, subsections: '50', rows: '200', seatsPerRow: '200' }] })).toEqual(['plan']);
  });
});
