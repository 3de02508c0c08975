import { randomUUID } from 'node:crypto';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Ladder } from '@/components/ladder/ladder';
import { LadderPair } from '@/components/ladder/ladder-pair';
import { ReportForm } from '@/components/question/report-form';
import { Dock } from '@/components/ui/dock';
import { RuleQuote } from '@/components/ui/rule-quote';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import { reportAction } from '../practice/actions';
import { addressOf, sourceOf } from '../sections';
import { AnswerVerdict } from './answer-verdict';
import { GivenAnswer } from './given-answer';

export interface FeedbackProps {
  question: ShownQuestion;
  answered: NonNullable<ShownQuestion['answered']>;
}

interface Props extends FeedbackProps {
  /** What else comes of the answer, below what was given. */
  result?: ReactNode;
  /** Where one can go from here. */
  children: ReactNode;
}

/** What became of an answer: the verdict, the belief by name, the two runs, the reason, the rule. */
export async function Feedback({ question, answered, result, children }: Props) {
  const { explanation, reported } = answered;
  const { believed, told, evidence, rule } = explanation;
  const other = believed ?? told;
  const [t, report, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getTranslations('report'),
    getSay(),
    getMessages(),
  ]);
  const count = evidence.segments.length;
  return (
    <>
      <h1 className="sr-only">{t('question')}</h1>
      <AnswerVerdict answered={answered} />
      <GivenAnswer question={question} answered={answered} />
      {result}
      {other ? (
        <LadderPair
          id="runs"
          labels={labels}
          runs={[
            believed
              ? { heading: t('yourProtocol'), title: t('believedTitle'), view: other }
              : { heading: t('asTold'), title: t('toldTitle'), view: other },
            { heading: t('realProtocol'), title: t('realTitle'), view: evidence },
          ]}
        />
      ) : (
        <Ladder id="run" view={evidence} title={t('runTitle', { count })} labels={labels} />
      )}
      <RuleQuote source={sourceOf(rule.section)} href={addressOf(rule.section)}>
        {say(rule.text)}
      </RuleQuote>
      {reported === null ? null : (
        <ReportForm
          questionId={question.id}
          clientKey={randomUUID()}
          reported={reported}
          labels={{
            summary: report('summary'),
            note: report('note'),
            noteHint: report('noteHint'),
            send: report('send'),
            sending: report('sending'),
            failed: report('failed'),
            thanks: report('thanks'),
          }}
          action={reportAction}
        />
      )}
      <Dock>{children}</Dock>
    </>
  );
}
