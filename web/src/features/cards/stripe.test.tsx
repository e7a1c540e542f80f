import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visit } from '../../testing/render';
import { buyer, event, hold, paid } from '../../testing/samples';
import { answer, Refusal, stream } from '../../testing/server';
import { toCardError } from './stripeErrors';

/** A Stripe.js of the test's own: it answers as Stripe's documentation says, and asks nobody. */
const script = vi.hoisted(() => ({
  loads: 0,
  isBlocked: false,
  invalid: undefined as object | undefined,
  refusals: [] as object[],
  made: 0,
  options: undefined as object | undefined,
}));

vi.mock('@stripe/stripe-js/pure', () => ({
  loadStripe: (key: string) => {
    script.loads++;
    if (script.isBlocked) return Promise.reject(new Error('Failed to load Stripe.js'));
    expect(key).toBe('pk_test_1');
    return Promise.resolve({
      elements: (options: object) => {
        script.options = options;
        return {
          create: () => ({
            on: (name: string, then: () => void) => name === 'ready' && then(),
            mount: (box: HTMLElement) => box.append('the frame of Stripe'),
            destroy: () => {},
          }),
          submit: () => Promise.resolve(script.invalid === undefined ? {} : { error: script.invalid }),
          update: () => {},
        };
      },
      createConfirmationToken: () => {
        const error = script.refusals.shift();
        return Promise.resolve(error ? { error } : { confirmationToken: { id: `ctoken_${++script.made}` } });
      },
    });
  },
}));

const order = hold();
beforeEach(() => {
  Object.assign(script, { loads: 0, isBlocked: false, invalid: undefined, refusals: [], made: 0, options: undefined });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  answer('get', '/events/{event_id}', event);
  answer('get', '/tickets/orders/{order_id}', { order_id: order.order_id, event, tickets: [] });
  answer('get', '/payments/config', { provider: 'stripe', tokeniser_url: null, publishable_key: 'pk_test_1' });
  stream(`/orders/${buyer.user_id}/updates`).send('snapshot', { orders: [order] });
});
const open = () => visit(`/booking/${order.order_id}`, { user: buyer });
const pay = { name: 'Pay NT$6,000.00' };

it('pays with the token that Stripe’s form makes, and with another one after a decline', async () => {
  const payments = answer(
    'post', '/orders/{order_id}/confirm', new Refusal(402, 'payment-declined', { reason: 'expired-card' }), paid(),
  );
  const { person, screen } = open();
  expect(await screen.findByText('the frame of Stripe')).toBeDefined();
  expect(screen.queryByLabelText('Card number')).toBeNull();
  expect(script.options).toMatchObject({
    mode: 'payment', amount: 600_000, currency: 'twd', captureMethod: 'manual', allowedPaymentMethodTypes: ['card'],
  });
  await person.click(screen.getByRole('button', pay));
  expect(await screen.findByText(/This card has expired/)).toBeDefined();
  await person.click(screen.getByRole('button', pay));
  expect(await screen.findByText('Paid. Your tickets are confirmed.')).toBeDefined();
  expect(payments).toEqual([{ payment_token: 'ctoken_1' }, { payment_token: 'ctoken_2' }]);
});

it('posts the same token again after an answer that was lost', async () => {
  const payments = answer('post', '/orders/{order_id}/confirm', 'network', paid());
  const { person, screen } = open();
  await screen.findByText('the frame of Stripe');
  await person.click(screen.getByRole('button', pay));
  expect(await screen.findByText(/No connection to the server/)).toBeDefined();
  await person.click(screen.getByRole('button', pay));
  expect(await screen.findByText('Paid. Your tickets are confirmed.')).toBeDefined();
  expect(payments).toEqual([{ payment_token: 'ctoken_1' }, { payment_token: 'ctoken_1' }]);
});

it('says that the form did not load, keeps the seats, and tries again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  script.isBlocked = true;
  const { person, screen } = open();
  expect(await screen.findByText(/something blocks js.stripe.com/)).toBeDefined();
  script.isBlocked = false;
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('the frame of Stripe')).toBeDefined();
  expect(script.loads).toBe(2);
});

it('leaves a field that is not complete to Stripe’s form, and sends nothing', async () => {
  script.invalid = { type: 'validation_error', code: 'incomplete_number' };
  const payments = answer('post', '/orders/{order_id}/confirm', paid());
  const { person, screen } = open();
  await screen.findByText('the frame of Stripe');
  await person.click(screen.getByRole('button', pay));
  await waitFor(() => expect(screen.getByRole('button', pay)).toHaveProperty('disabled', false));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(payments).toEqual([]);
});

it('loads no script where the sandbox takes the card', async () => {
  answer('get', '/payments/config', {
    provider: 'sandbox', tokeniser_url: 'http://bank.test/tokens', publishable_key: null,
  });
  const { screen } = open();
  expect(await screen.findByLabelText('Card number')).toBeDefined();
  expect(script.loads).toBe(0);
});

describe('failures of Stripe’s form', () => {
  it.each([
    [
      'card_error', { code: 'card_declined', decline_code: 'insufficient_funds' }, 'payment-declined',
      'insufficient-funds',
    ],
    ['card_error', { code: 'incorrect_cvc' }, 'payment-declined', 'incorrect-cvc'],
    ['validation_error', {}, 'incomplete-card', undefined],
    ['api_connection_error', {}, 'network', undefined],
    ['rate_limit_error', {}, 'too-many-requests', undefined],
    ['invalid_request_error', {}, 'payment-method-missing', undefined],
    ['api_error', {}, 'payment-provider-away', undefined],
  ] as const)('%s %o is %s', (type, more, code, reason) => {
    const { code: ours, reason: why } = toCardError({ type, ...more });
    expect([ours, why]).toEqual([code, reason]);
  });
});
