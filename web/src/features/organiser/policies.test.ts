import { describe, expect, it } from 'vitest';
import { toPolicies, usualPolicies, type DraftErrors } from './policies';

const startsAt = '2027-05-01T19:00';

describe('toPolicies', () => {
  it('gives buyers nothing back unless the seller says so', () => {
    const errors: DraftErrors = {};
    expect(toPolicies(usualPolicies, startsAt, errors).refunds).toBeUndefined();
    expect(errors).toEqual({});
  });

  it('sends the fee and the extra time in seconds', () => {
    const sent = toPolicies(
      { ...usualPolicies, byBuyer: true, feePercent: '10', extensionMinutes: '5' }, startsAt, {},
    );
    expect(sent.refunds).toEqual({ by_buyer: true, until: null, fee_percent: 10 });
    expect(sent.hold_extension_seconds).toBe(300);
  });

  it('names what is wrong', () => {
    const errors: DraftErrors = {};
    toPolicies(
      { ...usualPolicies, byBuyer: true, feePercent: '101', refundUntil: '2028-01-01T00:00', extensionMinutes: 'x' },
      startsAt, errors,
    );
    expect(Object.keys(errors).sort()).toEqual(['extensionMinutes', 'feePercent', 'refundUntil']);
  });

  it('sends the limit of a person, none when it is left empty', () => {
    expect(toPolicies(usualPolicies, startsAt, {}).max_seats_per_person).toBeNull();
    expect(toPolicies({ ...usualPolicies, maxPerPerson: ' 4 ' }, startsAt, {}).max_seats_per_person).toBe(4);
    for (const wrong of ['0', '1001', 'four']) {
      const errors: DraftErrors = {};
      toPolicies({ ...usualPolicies, maxPerPerson: wrong }, startsAt, errors);
      expect(Object.keys(errors)).toEqual(['maxPerPerson']);
    }
  });
});
