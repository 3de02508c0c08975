import 'server-only';
import { findAnswerTo } from '@/lib/data/answers';
import { transaction } from '@/lib/data/client';
import { isId, newId } from '@/lib/data/ids';
import { getQuestion } from '@/lib/data/questions';
import { countOpenReports, createReport, hasReportByKey } from '@/lib/data/reports';
import { lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { engineVersion } from '@/lib/questions/registry';

/** The longest note, in characters. */
const longest = 2000;

/** How many reports one person may have that nobody has seen to yet. */
const mostOpen = 20;

/** A report as a client sends it. */
export interface ReportSubmission {
  readonly questionId: string;
  /** A UUID, made where the report was written. */
  readonly clientKey: string;
  /** What is wrong, in the reporter's words. */
  readonly note: string;
  readonly locale: string;
}

export type Reported =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'empty' | 'too-long' | 'too-many-open' };

/**
 * Keeps what somebody says is wrong with a question that they answered, once: a second one with the same
 * key changes nothing.
 * @throws AppError `not-found` for a question that is not this person's or has no answer, `invalid` for a
 * key that is no UUID
 */
export async function reportAnswer(
  userId: string,
  submission: ReportSubmission,
  now: Date,
): Promise<Reported> {
  const { questionId, clientKey, locale } = submission;
  if (!isId(questionId)) throw new AppError('not-found');
  if (!isId(clientKey)) throw new AppError('invalid', 'clientKey is not a UUID');
  // PostgreSQL keeps no NUL in a text; a form sends its lines with CRLF.
  const note = submission.note.replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
  if (note === '') return { ok: false, problem: 'empty' };
  if ([...note].length > longest) return { ok: false, problem: 'too-long' };

  return transaction(async (tx) => {
    // One after the other, so that they can be counted.
    if (!(await lockUser(tx, userId, 'change'))) throw new AppError('not-found');
    const question = await getQuestion(tx, userId, questionId);
    const answer = await findAnswerTo(tx, userId, questionId);
    if (!answer) throw new AppError('not-found');
    if (await hasReportByKey(tx, userId, clientKey)) return { ok: true };
    if ((await countOpenReports(tx, userId)) >= mostOpen) return { ok: false, problem: 'too-many-open' };
    const report = { id: newId(), userId, clientKey, note, locale, engineVersion, now };
    await createReport(tx, report, question, answer);
    return { ok: true };
  });
}
