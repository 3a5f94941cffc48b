import { expect, test } from 'vitest';
import { CoffeeOrders } from './coffee-orders.ts';

const orders = new CoffeeOrders();

test('an order is right when every slot is, in any order of the words', () => {
  const slots = {
    coffeeDrink: 'iced mocha',
    roast: 'light roast',
    numberOfShots: 'double shot',
    milkAmount: 'some milk',
  };
  const wanted = { intent: 'orderDrink', slots };
  expect(orders.isRight("i'd like a double shot light roast iced mocha with some milk", wanted)).toBe(true);
  expect(orders.isRight('give me light roast double shot iced mocha with some milk', wanted)).toBe(true);
});

test.each([
  ['a slot is missing', 'brew a coffee'],
  ['a slot is another', 'brew a coffee with a bit of sugar'],
  ['a slot is too many', 'brew a large coffee with sugar'],
  ['it is no order', 'brew the tea'],
])('an order is wrong when %s', (_why, text) => {
  expect(orders.isRight(text, { intent: 'orderDrink', slots: { coffeeDrink: 'coffee', sugarAmount: 'sugar' } })).toBe(
    false,
  );
});

test('every word of the grammar is among the words to be pronounced', () => {
  const { grammar, words } = orders.hints();
  const known = new Set(words);
  const body = grammar.slice(grammar.indexOf('public')).replace(/<[^>]*>|public/gu, ' ');
  expect(body.split(/[^a-z']+/u).filter((word) => word !== '' && !known.has(word))).toEqual([]);
});
