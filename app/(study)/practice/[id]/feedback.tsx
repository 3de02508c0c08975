import { randomUUID } from 'node:crypto';
import { getMessages, getTranslations } from 'next-intl/server';
import { Ladder } from '@/components/ladder/ladder';
import { LadderPair } from '@/components/ladder/ladder-pair';
import { ReportForm } from '@/components/question/report-form';
import { Arrival } from '@/components/ui/arrival';
import { Button } from '@/components/ui/button';
import { Dock } from '@/components/ui/dock';
import { RuleQuote } from '@/components/ui/rule-quote';
import { Verdict } from '@/components/ui/verdict';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import type { ReviewResult as ReviewOutcome } from '@/lib/study/review';
import { ReviewButton } from '../../review/review-button';
import { addressOf, sourceOf } from '../../sections';
import { reportAction } from '../actions';
import { StartButton } from '../start-button';
import { GivenAnswer } from './given-answer';
import { ReviewResult } from './review-result';

export interface FeedbackProps {
  question: ShownQuestion;
  answered: NonNullable<ShownQuestion['answered']>;
}

/** With what became of a card, where the answer was a review. */
type Props = FeedbackProps & { result: ReviewOutcome | null };

/** What became of an answer: the verdict, the belief by name, the two runs, the reason, the rule. */
export async function Feedback({ question, answered, result }: Props) {
  const { verdict, explanation, hints } = answered;
  const { belief, believed, told, evidence, rule } = explanation;
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
      <Arrival>
        <Verdict outcome={verdict.outcome} title={t(verdict.outcome)}>
          {belief ? (
            <p>
              {t.rich('youHold', {
                belief: say({ id: `questions.misconceptions.${belief}.believed` }),
                b: (chunks) => <b className="font-semibold">{chunks}</b>,
              })}
            </p>
          ) : null}
          {!belief && verdict.outcome !== 'right' ? <p>{t('noBelief')}</p> : null}
          {hints.taken > 0 ? (
            <p>
              {t(verdict.millipoints > 0 ? 'hintsCost' : 'hintsTaken', {
                count: hints.taken,
                cost: hints.cost / 1000,
                share: verdict.millipoints / 1000,
              })}
            </p>
          ) : null}
        </Verdict>
      </Arrival>
      <GivenAnswer question={question} answered={answered} />
      {result ? <ReviewResult questionId={question.id} result={result} /> : null}
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
      <ReportForm
        questionId={question.id}
        clientKey={randomUUID()}
        reported={answered.reported}
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
      <Dock>{result ? <AfterReview left={result.left} /> : <AfterPractice question={question} />}</Dock>
    </>
  );
}

async function AfterPractice({ question: { kind, concept } }: Pick<FeedbackProps, 'question'>) {
  const t = await getTranslations('practice');
  return (
    <>
      <StartButton kind={kind} concept={concept}>
        {t('another')}
      </StartButton>
      <StartButton look="main">{t('next')}</StartButton>
    </>
  );
}

async function AfterReview({ left }: Pick<ReviewOutcome, 'left'>) {
  const t = await getTranslations('review');
  return (
    <>
      <p className="flex items-center text-sm text-soft">
        {left > 0 ? t('left', { count: left }) : t('over')}
      </p>
      {left > 0 ? (
        <ReviewButton>{t('nextCard')}</ReviewButton>
      ) : (
        <Button look="main" href="/review">
          {t('title')}
        </Button>
      )}
    </>
  );
}
