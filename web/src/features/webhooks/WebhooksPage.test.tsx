import { expect, it } from 'vitest';
import type { Webhook } from '../../shared/api/types';
import { visit } from '../../testing/render';
import { seller } from '../../testing/samples';
import { answer } from '../../testing/server';

const webhook: Webhook = {
  webhook_id: '0197a000-0000-7000-8000-0000000000bb', url: 'https://shop.example/hook', events: ['order.paid'],
  created_at: '2026-11-20T10:00:00Z', made_by_key: null, secret: null,
};

it('leads from the desk to the webhooks, and shows a new one’s secret once', async () => {
  answer('get', '/events', { events: [], next: null });
  answer('get', '/sellers/me/webhooks', { webhooks: [] }, { webhooks: [webhook] });
  const made = answer('post', '/sellers/me/webhooks', { ...webhook, secret: 'whsec_1' });
  const { person, screen } = visit('/organiser', { user: seller });

  await person.click(await screen.findByRole('link', { name: 'Webhooks' }));
  await person.type(await screen.findByLabelText('Address (https)'), webhook.url);
  await person.click(screen.getByRole('button', { name: 'Add a webhook' }));

  await screen.findByText('whsec_1');
  await screen.findByRole('heading', { name: webhook.url });
  expect(made).toEqual([{ url: webhook.url, events: ['order.paid'] }]);
});

it('shows what was sent and sends what failed again', async () => {
  const delivery = {
    delivery_id: '0197a000-0000-7000-8000-0000000000cc', type: 'order.paid', event_id: 7, order_id: null,
    state: 'FAILED', attempts: 12, last_status: 500, last_error: null, created_at: '2026-11-20T10:00:00Z',
    next_attempt_at: null, finished_at: '2026-11-20T12:00:00Z',
  } as const;
  answer('get', '/sellers/me/webhooks', { webhooks: [webhook] });
  answer(
    'get', '/sellers/me/webhooks/{webhook_id}/deliveries',
    { deliveries: [delivery], next: null }, { deliveries: [{ ...delivery, state: 'PENDING' }], next: null },
  );
  const again = answer('post', '/sellers/me/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver', 'done');
  const { person, screen } = visit('/organiser/webhooks', { user: seller });

  await person.click(await screen.findByText(`Deliveries to ${webhook.url}`));
  await person.click(await screen.findByRole('button', { name: 'Send it again' }));
  await screen.findByText(/waits/);
  expect(again).toHaveLength(1);
});
