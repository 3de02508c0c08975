import { AppError } from '@/lib/errors';

/** A file to take along, or not found: whatever is somebody else's is no more there than what never was. */
export async function download(
  find: () => Promise<{ type: string; name: string; body: BodyInit }>,
): Promise<Response> {
  try {
    const { type, name, body } = await find();
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return new Response(null, { status: 404 });
    throw error;
  }
}
