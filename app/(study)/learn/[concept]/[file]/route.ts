import { AppError } from '@/lib/errors';
import { runFile } from '@/lib/study/learn';

/** The run of a concept, to take along. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ concept: string; file: string }> },
): Promise<Response> {
  const { concept, file } = await params;
  try {
    const { type, name, body } = runFile(concept, file);
    return new Response(body, {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return new Response(null, { status: 404 });
    throw error;
  }
}
