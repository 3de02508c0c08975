import { expect, test } from 'vitest';
import { addressIn } from './client-address';

test.each([
  ['192.0.2.7', 0, '192.0.2.7'],
  ['203.0.113.1, 192.0.2.7', 0, '192.0.2.7'],
  ['203.0.113.1, 192.0.2.7, 10.0.0.1', 1, '192.0.2.7'],
  // One proxy more promised than there are: the nearest we have.
  ['192.0.2.7', 1, '192.0.2.7'],
  [null, 0, 'unknown'],
])('%s, behind %i proxies, is %s', (forwardedFor, trusted, address) => {
  expect(addressIn(forwardedFor, trusted)).toBe(address);
});
