'use client';

import dynamic from 'next/dynamic';
import { type AnswerField, AnswerFields } from './answer-fields';
import { type Option, OptionList } from './option-list';
import type { OrderListProps } from './order-list';

/** Only a page that shows it loads what it takes to drag. */
const OrderList = dynamic(() => import('./order-list').then((module) => module.OrderList));

/** What is wrong with an answer, in the reader's language, by field; '' is the answer as a whole. */
export type AnswerProblems = Readonly<Record<string, string>>;

/** An answer as it is entered, by field. */
export type Entered = Readonly<Record<string, string>>;

export interface AnswerInputProps {
  input:
    | { type: 'fields'; fields: AnswerField[]; hint?: string }
    | { type: 'options'; legend: string; options: Option[]; choose: string }
    | ({ type: 'order' } & Pick<OrderListProps, 'legend' | 'items' | 'leftOut' | 'labels'>);
  problems?: AnswerProblems;
  /** What stands there at first. */
  entered?: Entered;
}

/** The controls with which a question of some kind is answered, for a form around them. */
export function AnswerInput({ input, problems = {}, entered = {} }: AnswerInputProps) {
  switch (input.type) {
    case 'fields':
      return <AnswerFields fields={input.fields} hint={input.hint} problems={problems} entered={entered} />;
    case 'options': {
      const problem = problems.option && input.choose;
      const { legend, options } = input;
      return <OptionList legend={legend} options={options} problem={problem} chosen={entered.option} />;
    }
    case 'order': {
      const { type: _, ...order } = input;
      return <OrderList {...order} name="order" problem={problems.order} entered={entered.order} />;
    }
  }
}

/** What stands in a form, field by field. */
export const enteredIn = (form: HTMLFormElement): Entered =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
