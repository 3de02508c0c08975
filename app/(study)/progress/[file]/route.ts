import { viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { exportAs } from '@/lib/study/export';
import { download } from '../../download';

/** All that is kept about whoever asks, to take away. */
export const GET = (_: Request, { params }: { params: Promise<{ file: string }> }) =>
  download(async () => {
    const [who, { file: name }] = await Promise.all([viewer(), params]);
    if (!who) throw new AppError('not-found');
    return { name, ...(await exportAs(who.id, name)) };
  });
