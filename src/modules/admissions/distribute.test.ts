import { expect, it } from 'vitest';
import { distribute, type ClassToFill, type ToPlace } from './distribute.ts';

const same = (wish: string, place: string) => place.includes(wish);
const room = (id: string, seats: number, more: Partial<ClassToFill> = {}): ClassToFill => ({
  id,
  code: id,
  seats,
  place: null,
  opensOn: null,
  ...more,
});
const who = (id: string, more: Partial<Omit<ToPlace, 'wishes'>> & { place?: string; from?: string; to?: string } = {}): ToPlace => ({
  id,
  bloc: more.bloc ?? 1,
  classId: more.classId ?? null,
  wishes: { place: more.place ?? null, from: more.from ?? null, to: more.to ?? null },
});
const into = (people: ToPlace[], classes: ClassToFill[]) =>
  distribute(people, classes, same).map(({ id, classId, because }) => [id, classId, because]);

it('nobody without a seat is put anywhere, and no class is overfilled', () => {
  expect(into([who('1'), who('2'), who('3')], [room('A', 1), room('B', 1)])).toEqual([
    ['1', 'A', 'no_wish'],
    ['2', 'B', 'no_wish'],
    ['3', null, 'no_seat'],
  ]);
  const many = Array.from({ length: 120 }, (_, n) => who(String(n), { bloc: (n % 3) + 1, ...(n % 2 ? { place: 'X' } : {}) }));
  const placed = distribute(many, [room('A', 50, { place: 'X' }), room('B', 40), room('C', 20)], same);
  const count = (id: string | null) => placed.filter(({ classId }) => classId === id).length;
  expect([count('A'), count('B'), count('C'), count(null)]).toEqual([50, 40, 20, 10]);
});

it('the place goes before the day, both before one; a wish that is full or met nowhere is said', () => {
  const rooms = [
    room('A', 1, { place: 'Hà Đông', opensOn: '2027-03-01' }),
    room('B', 1, { place: 'Sơn Tây', opensOn: '2027-05-01' }),
    room('C', 5, { place: 'Hoài Đức', opensOn: '2027-09-01' }),
  ];
  expect(
    into(
      [
        who('1', { place: 'Hà Đông', from: '2027-02-01', to: '2027-04-01' }),
        who('2', { place: 'Hà Đông' }),
        who('3', { place: 'Hoài Đức', from: '2027-04-01', to: '2027-06-01' }),
        who('4', { from: '2027-08-01' }),
        who('5', { place: 'Ba Vì' }),
      ],
      rooms,
    ),
  ).toEqual([
    ['1', 'A', 'place_and_day'],
    ['2', 'C', 'wish_full'],
    ['3', 'C', 'place'],
    ['4', 'C', 'day'],
    ['5', 'B', 'wish_nowhere'],
  ]);
});

it('blocs are mixed as they are in the whole', () => {
  const people = Array.from({ length: 40 }, (_, n) => who(String(n), { bloc: n < 30 ? 1 : 2 }));
  const placed = distribute(people, [room('A', 20), room('B', 20)], same);
  const of = (id: string, from: number, to: number) => placed.slice(from, to).filter(({ classId }) => classId === id).length;
  expect([of('A', 0, 30), of('B', 0, 30), of('A', 30, 40), of('B', 30, 40)]).toEqual([15, 15, 5, 5]);
});

it('who has a class stays, also where that class is fuller than it should be; asked again it says the same', () => {
  const people = [who('1', { classId: 'A' }), who('2', { classId: 'A' }), who('3'), who('4', { classId: 'gone' })];
  const first = into(people, [room('A', 1), room('B', 5)]);
  expect(first).toEqual([
    ['1', 'A', 'given_before'],
    ['2', 'A', 'given_before'],
    ['3', 'B', 'no_wish'],
    ['4', 'B', 'no_wish'],
  ]);
  expect(into(people, [room('A', 1), room('B', 5)])).toEqual(first);
});
