import { expect, it } from 'vitest';
import { findDrift } from './generate-api.mjs';
import { narrow } from './narrowings.mjs';

it('The generated types are what docs/openapi says', async () => expect(await findDrift()).toEqual([]));

it('narrow fails on what a document says by itself, or no longer has', () => {
  const schemas = (outcome) => ({ components: { schemas: { ScanAnswer: { properties: { outcome } } } } });
  expect(() => narrow('events', schemas({ type: 'string', enum: ['admitted'] }))).toThrow('says enum');
  expect(() => narrow('events', schemas(undefined))).toThrow('has no ScanAnswer.outcome');
});
