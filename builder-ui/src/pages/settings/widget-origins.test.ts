import { describe, expect, it } from '@jest/globals';
import { originParts, originsFault, originsIn } from './widget-origins.ts';

describe('originsIn', () => {
  it('takes one a line, and leaves empty lines out', () => {
    expect(originsIn(' https://shop.example\n\nhttp://localhost:8080, https://a.example ')).toEqual([
      'https://shop.example',
      'http://localhost:8080',
      'https://a.example',
    ]);
  });
});

describe('originsFault', () => {
  it('is silent about origins', () => {
    expect(originsFault('https://shop.example\nhttp://localhost:8080\nhttps://other.example/')).toBeNull();
  });

  it.each([
    ['  \n', 'Enter where the chat may stand, such as https://shop.example'],
    ['https://a.example\nshop.example', '“shop.example” is not the address of a site: write https://shop.example'],
    ['localhost:8080', '“localhost:8080” is not the address of a site: write https://localhost:8080'],
    ['https://shop.example/cart?x=1', '“https://shop.example/cart?x=1” names more than a site: write https://shop.example'],
    ['https://me:secret@shop.example', '“https://me:secret@shop.example” names more than a site: write https://shop.example'],
    ['https://*.shop.example', '“https://*.shop.example” stands for many sites: name each by itself'],
    ['ftp://shop.example', '“ftp://shop.example” is not the address of a site: write it like https://shop.example'],
    ['shop.example/cart', '“shop.example/cart” is not the address of a site: write it like https://shop.example'],
  ])('says of %j what to write', (text, fault) => {
    expect(originsFault(text)).toBe(fault);
  });
});

describe('originParts', () => {
  it('breaks an address where no word is cut in two', () => {
    expect(originParts('https://www.shop.example')).toEqual(['https://', 'www', '.shop', '.example']);
    expect(originParts('http://localhost:8080')).toEqual(['http://', 'localhost', ':8080']);
  });
});
