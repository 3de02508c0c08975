import { viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { exportAs } from '@/lib/study/export';

/** All that is kept about whoever asks, to take away. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [who, { file }] = await Promise.all([viewer(), params]);
  if (!who) return new Response(null, { status: 404 });
  try {
    const { type, body } = await exportAs(who.id, file);
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${file}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return new Response(null, { status: 404 });
    throw error;
  }
}
