import { expect, test } from 'vitest';
import { addressIn } from './client-address';

test.each([
  ['192.0.2.7', 0, '192.0.2.7'],
  ['203.0.113.1, 192.0.2.7', 0, '192.0.2.7'],
  ['203.0.113.1, 192.0.2.7, 10.0.0.1', 1, '192.0.2.7'],
  // One proxy more promised than there are: the nearest we have.
  ['192.0.2.7', 1, '192.0.2.7'],
  [null, 0, 'unknown'],
  ['::ffff:192.0.2.7', 0, '192.0.2.7'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:1', 0, '2001:db8:0:1::/64'],
  ['2001:0db8::1:0:0:2', 0, '2001:db8:0:0::/64'],
  ['::1', 0, '0:0:0:0::/64'],
])('%s, behind %i proxies, is %s', (forwardedFor, trusted, address) => {
  expect(addressIn(forwardedFor, trusted)).toBe(address);
});
