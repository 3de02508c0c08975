import { expect, test } from 'vitest';
import { newId } from '@/lib/data/ids';
import { describeOnDatabases } from '@/lib/data/testing';
import { countReport } from './limits';

describeOnDatabases('limits', () => {
  test('one person sends so many reports an hour; another, at the same address, still may', async () => {
    const [one, other] = [newId(), newId()];
    for (let n = 0; n < 30; n++) await countReport(one, '192.0.2.1');
    await expect(countReport(one, '192.0.2.1')).rejects.toMatchObject({ code: 'too-many-attempts' });
    await expect(countReport(other, '192.0.2.1')).resolves.toBeUndefined();
  });

  test('one address sends so many, under however many names', async () => {
    for (let n = 0; n < 300; n++) await countReport(newId(), '192.0.2.2');
    await expect(countReport(newId(), '192.0.2.2')).rejects.toMatchObject({ code: 'too-many-attempts' });
  });
});
