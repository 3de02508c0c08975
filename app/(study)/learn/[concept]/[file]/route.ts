import { runFile } from '@/lib/study/learn';
import { download } from '../../../download';

/** The run of a concept, to take along. */
export const GET = (_: Request, { params }: { params: Promise<{ concept: string; file: string }> }) =>
  download(async () => {
    const { concept, file } = await params;
    return runFile(concept, file);
  });
