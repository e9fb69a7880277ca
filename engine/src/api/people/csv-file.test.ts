import { describe, expect, it } from '@jest/globals';
import { detectEncoding, guessCsv, isNoText } from './csv-file.ts';
import { parseValue } from '../../condition/attribute-types.ts';
import { readRow } from './read-row.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('a CSV file', () => {
  it('is read by its encoding', () => {
    expect(detectEncoding(utf8('name\nÉlodie'))).toBe('utf-8');
    expect(detectEncoding(Buffer.from('name\nÉlodie', 'latin1'))).toBe('windows-1252');
    expect(detectEncoding(Buffer.from('name;e-mail\nAna;a@b.example', 'utf16le'))).toBe('utf-16le');
    expect(detectEncoding(Buffer.from('\ufeffname', 'utf16le'))).toBe('utf-16le');
    expect(detectEncoding(Buffer.from('name;e-mail', 'utf16le').swap16())).toBe('utf-16be');
    // A part may end in the middle of a letter.
    expect(detectEncoding(utf8('é').subarray(0, 1))).toBe('utf-8');
  });

  it('says what its columns seem to mean', () => {
    const guess = guessCsv(
      utf8(
        '\ufeffE-mail;Name;Pays;Renews on;Orders;VIP;Notes\nana@example.com;"Ana; Martin";FR;2026-12-01;3;yes;x\nbo@example.com;Bo;DE;2027-01-01;12;no;\n',
      ),
    );
    expect([guess.encoding, guess.delimiter, guess.hasHeader, guess.warnings]).toEqual(['utf-8', ';', true, []]);
    expect(guess.columns.map(({ suggestion }) => suggestion)).toEqual([
      { field: 'email' },
      { field: 'name' },
      { field: 'country' },
      { attribute: 'renewsOn', type: 'date' },
      { attribute: 'orders', type: 'number' },
      { attribute: 'vIP', type: 'yes-no' },
      { attribute: 'notes', type: 'text' },
    ]);
    expect(guess.columns[1]?.samples).toEqual(['Ana; Martin', 'Bo']);
    expect(guess.rows).toHaveLength(3);
  });

  it('without a header has numbered columns', () => {
    const guess = guessCsv(utf8('ana@example.com,Ana\nbo@example.com,Bo\n'));
    expect([guess.hasHeader, guess.columns.map(({ name, suggestion }) => [name, suggestion])]).toEqual([
      false,
      [
        ['Column 1', { field: 'email' }],
        ['Column 2', null],
      ],
    ]);
  });

  it('has a header also when a name is missing or stands twice', () => {
    const gap = guessCsv(utf8('id,email,name,\nk1,ana@example.com,Ana,\nk2,bo@example.com,Bo,x\n'));
    expect([gap.hasHeader, gap.columns.map(({ name, suggestion }) => [name, suggestion])]).toEqual([
      true,
      [
        ['id', { field: 'id' }],
        ['email', { field: 'email' }],
        ['name', { field: 'name' }],
        ['Column 4', null],
      ],
    ]);
    const twice = guessCsv(utf8('Kundin,Adresse,Tarif,Tarif\nk1,ana@example.com,pro,free\n'));
    expect([twice.hasHeader, twice.columns.map(({ name, suggestion }) => [name, suggestion])]).toEqual([
      true,
      [
        ['Kundin', { attribute: 'kundin', type: 'text' }],
        ['Adresse', { attribute: 'adresse', type: 'text' }],
        ['Tarif', { attribute: 'tarif', type: 'text' }],
        ['Tarif', null],
      ],
    ]);
    // Somebody without an e-mail, first of all.
    expect(guessCsv(utf8('Ana,,FR\nBo,bo@example.com,DE\n')).hasHeader).toBe(false);
    expect(guessCsv(utf8(',,\nBo,bo@example.com,DE\n')).hasHeader).toBe(false);
  });

  it('is read both ways: the first row names the columns, or is a row like others', () => {
    const wrong = guessCsv(utf8('k1,Anna Müller,gold\nbo,Bo,silver\n'));
    expect([wrong.hasHeader, wrong.columns[1]]).toMatchObject([
      true,
      { name: 'Anna Müller', samples: ['Bo'], suggestion: { attribute: 'annaMuller' } },
    ]);
    expect(wrong.columnsOtherwise[1]).toEqual({
      column: 1,
      name: 'Column 2',
      samples: ['Anna Müller', 'Bo'],
      suggestion: null,
    });
    const numbers = guessCsv(utf8('id,2026,\nk1,x,y\n'));
    expect([numbers.hasHeader, numbers.columnsOtherwise.map(({ name, samples }) => [name, samples])]).toEqual([
      false,
      [
        ['id', ['k1']],
        ['2026', ['x']],
        ['Column 3', ['y']],
      ],
    ]);
  });

  it('says what is doubtful about it', () => {
    expect(guessCsv(Buffer.from('email,name\na@b.example,Élodie,x', 'latin1')).warnings).toEqual([
      'The file is not UTF-8; it is read as Windows-1252. Look whether accents are right.',
      'Rows have different numbers of columns.',
    ]);
    expect(guessCsv(utf8('email\na@b.example')).warnings).toEqual([
      'There is a single column: the columns could not be told apart.',
    ]);
    const zero = guessCsv(utf8('email,name\na@b.example,A\u0000na'));
    expect(zero).toMatchObject({
      rows: [
        ['email', 'name'],
        ['a@b.example', 'A\ufffdna'],
      ],
    });
    expect(zero.warnings).toEqual([expect.stringMatching(/could not be read/)]);
  });
});

describe('a field of a file', () => {
  it('is read as what its column holds', () => {
    expect(['3', '-2.5', '12,5', '1e3', '1,234', 'x'].map((text) => parseValue(text, 'number'))).toEqual([
      3,
      -2.5,
      12.5,
      1000,
      undefined,
      undefined,
    ]);
    expect(['Yes', '0', 'maybe'].map((text) => parseValue(text, 'yes-no'))).toEqual([true, false, undefined]);
    expect(parseValue('a; b|c;', 'list')).toEqual(['a', 'b', 'c']);
    expect(['2026-02-28', '2026-02-29', '28.2.2026'].map((text) => parseValue(text, 'date'))).toEqual([
      '2026-02-28',
      undefined,
      undefined,
    ]);
  });

  it('at fault is told with its column and apart from what stood there', () => {
    const columns = [
      { column: 0, target: { field: 'email' as const } },
      { column: 2, target: { field: 'country' as const } },
      { column: 1, target: { attribute: 'orders', type: 'number' as const } },
    ];
    expect(readRow([' Ana@example.com ', '3', 'fr'], columns)).toEqual({
      id: null,
      email: 'Ana@example.com',
      name: null,
      country: 'FR',
      language: null,
      attributes: { orders: 3 },
    });
    expect(readRow(['secret', 'secret', 'secret'], columns)).toEqual([
      { column: 0, message: 'Must be an e-mail address.', value: 'secret' },
      { column: 2, message: 'Must be a country by its two letters, such as FR.', value: 'secret' },
      { column: 1, message: 'Must be a number, such as 12 or 12.5.', value: 'secret' },
    ]);
    const language = [columns[0]!, { column: 1, target: { field: 'language' as const } }];
    const faults = ['---', '12345', 'pt-BR'].map((tag) => Array.isArray(readRow(['a@example.com', tag], language)));
    expect(faults).toEqual([true, true, false]);
    expect(readRow([], columns)).toEqual([{ column: null, message: 'Has neither an id nor an e-mail.', value: null }]);
    expect(readRow([`\u0000${'x'.repeat(300)}`], columns)).toMatchObject([{ value: `\uFFFD${'x'.repeat(198)}…` }]);
  });

  it('is told of a mixture of encodings, and of what is no text', () => {
    const mixed = Buffer.concat([Buffer.from('name,city\nZoé,Orléans\n'), Buffer.from('Élodie,Angers\n', 'latin1')]);
    expect(guessCsv(mixed).warnings).toEqual([expect.stringContaining('Some rows are UTF-8 and others are not')]);
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
    expect(isNoText(picture)).toBe(true);
    for (const text of [mixed, Buffer.from('a\tb\r\n1\t2'), Buffer.from('\ufeffa;b', 'utf16le')])
      expect(isNoText(text)).toBe(false);
  });
});
