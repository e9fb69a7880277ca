import { describe, expect, it } from '@jest/globals';
import { addressOf, firstPage, pageOf, queryOf, viewOf } from './people-view.ts';

const french = { field: 'person.country', operator: 'is', value: 'FR' } as const;

describe('the address of the list of people', () => {
  it('comes back as it was', () => {
    const view = { search: 'ana', sort: 'name', direction: 'descending', filter: french } as const;
    expect(viewOf(addressOf(view))).toEqual(view);
  });

  it('says which page it is, and how that begins', () => {
    const view = viewOf(new URLSearchParams());
    const fourth = { page: 3, from: 'WyJ4Il0' };
    expect(addressOf(view, fourth).toString()).toBe('page=4&from=WyJ4Il0');
    expect(pageOf(addressOf(view, fourth))).toEqual(fourth);
    for (const madeUp of ['page=4', 'from=x', 'page=1&from=x', 'page=two&from=x'])
      expect(pageOf(new URLSearchParams(madeUp))).toEqual(firstPage);
  });

  it('is empty for the newest people first', () => {
    expect(addressOf(viewOf(new URLSearchParams())).toString()).toBe('');
  });

  it('cut short or made up still shows people', () => {
    expect(viewOf(new URLSearchParams('sort=shoe-size&filter={"all":['))).toEqual({
      search: '',
      sort: 'createdAt',
      direction: 'descending',
      filter: null,
    });
  });
});

describe('queryOf', () => {
  const view = viewOf(new URLSearchParams('search= ana '));

  it('searches for the text without its spaces', () => {
    expect(queryOf(view)).toMatchObject({ condition: null, search: 'ana' });
  });

  it('waits with a filter until something of it is finished', () => {
    expect(queryOf({ ...view, filter: { ...french, value: '' } })).toMatchObject({ condition: null });
  });

  it('searches within a filter', () => {
    expect(queryOf({ ...view, filter: french })).toMatchObject({ condition: { all: [french, { any: [{}, {}] }] } });
  });
});
