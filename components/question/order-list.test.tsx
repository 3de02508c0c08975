import { renderToStaticMarkup as html } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { messages } from '@/lib/i18n/messages';
import { OrderList, type OrderListProps } from './order-list';

const cards = [
  { id: 's1', text: 'SYN', detail: 'from the client' },
  { id: 's2', text: 'SYN,ACK' },
  { id: 's3', text: 'ACK' },
];

const render = (props: Partial<OrderListProps> = {}) =>
  html(
    <OrderList
      legend="Your answer"
      name="order"
      items={cards}
      labels={messages.en.practice.order}
      {...props}
    />,
  );

/** The buttons' names, and whether they are said to do nothing. */
const buttonsOf = (markup: string) =>
  [...markup.matchAll(/<button[^>]*aria-label="([^"]*)"([^>]*)>/g)].map(([, name, rest = '']) =>
    rest.includes('aria-disabled="true"') ? `${name} (off)` : name,
  );

describe('an ordering', () => {
  test('is read and sent as it stands before any script runs', () => {
    const markup = render();
    expect(markup).toContain('<input type="hidden" autoComplete="off" name="order" value="s1 s2 s3"/>');
    expect(markup).toContain('<legend class="sr-only">Your answer</legend>');
    expect(markup.match(/<li/g)).toHaveLength(3);
    expect(markup.indexOf('>SYN<')).toBeLessThan(markup.indexOf('>SYN,ACK<'));
    expect(markup).toContain('from the client');
    expect(markup).toContain('role="status"');
  });

  test('has no inline style, which the content security policy would stop', () => {
    expect(render({ leftOut: 'Below this line: never sent' })).not.toContain('style=');
  });

  test('names each card’s handle and buttons by its text; at an end a button keeps its focus', () => {
    expect(buttonsOf(render())).toEqual([
      'Drag: SYN',
      'Move up: SYN (off)',
      'Move down: SYN',
      'Drag: SYN,ACK',
      'Move up: SYN,ACK',
      'Move down: SYN,ACK',
      'Drag: ACK',
      'Move up: ACK',
      'Move down: ACK (off)',
    ]);
    expect(render()).not.toContain(' disabled');
    expect(render()).not.toContain('type="submit"');
  });

  test('with a line lets the last card go below it', () => {
    const markup = render({ leftOut: 'Below this line: never sent' });
    expect(markup.match(/<li/g)).toHaveLength(4);
    expect(markup).toContain('Below this line: never sent');
    expect(markup).toContain('value="s1 s2 s3"');
    expect(buttonsOf(markup)).toContain('Move down: ACK');
  });

  test('says what is wrong above the cards, to the group', () => {
    const markup = render({ problem: 'Nothing is above the line' });
    expect(markup).toContain('aria-describedby="order-problem"');
    expect(markup.indexOf('id="order-problem" role="alert"')).toBeLessThan(markup.indexOf('<ol'));
    expect(render()).not.toContain('role="alert"');
  });
});
