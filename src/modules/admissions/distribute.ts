/** Somebody to be given a class, with what they would rather have. */
export type ToPlace = {
  id: string;
  bloc: number;
  wishes: { place: string | null; from: string | null; to: string | null };
  /** The class they have been given already: they stay. */
  classId: string | null;
};
export type ClassToFill = {
  id: string;
  code: string;
  seats: number;
  place: string | null;
  opensOn: string | null;
};
/** Why somebody is put where they are: both wishes met, one of them, none asked for, or the wish could not be met. */
export type PlacedBecause = 'given_before' | 'place_and_day' | 'place' | 'day' | 'no_wish' | 'wish_full' | 'wish_nowhere';
export type Placement = { id: string; classId: string | null; because: PlacedBecause | 'no_seat' };

/** Two places by their words, without diacritics or signs: "Hà Đông" is met by "TTCT Hà Đông". */
export type SamePlace = (wish: string, place: string) => boolean;

/**
 * Shares people out to the classes of one series. Who has a class stays. The others come in the order they stand in: each goes where most
 * of what they wish is met and a seat is left; of classes alike, where their bloc is furthest below its even share, then where most room
 * is left, then the first. Nobody's wish puts anybody else out, so that the same people in the same order always get the same.
 */
export function distribute(people: readonly ToPlace[], classes: readonly ClassToFill[], samePlace: SamePlace): Placement[] {
  const rooms = new Map(classes.map((one) => [one.id, { ...one, left: one.seats, blocs: new Map<number, number>() }]));
  const sit = (id: string, bloc: number) => {
    const room = rooms.get(id)!;
    room.left--;
    room.blocs.set(bloc, (room.blocs.get(bloc) ?? 0) + 1);
  };
  for (const { classId, bloc } of people) if (classId !== null && rooms.has(classId)) sit(classId, bloc);
  const seats = classes.reduce((sum, one) => sum + one.seats, 0);
  const ofBloc = new Map([...Map.groupBy(people, (one) => one.bloc)].map(([bloc, all]) => [bloc, all.length]));

  return people.map(({ id, bloc, wishes, classId }): Placement => {
    if (classId !== null && rooms.has(classId)) return { id, classId, because: 'given_before' };
    const met = (room: ClassToFill) => {
      const place = wishes.place !== null && room.place !== null && samePlace(wishes.place, room.place);
      const day =
        (wishes.from !== null || wishes.to !== null) &&
        room.opensOn !== null &&
        (wishes.from === null || room.opensOn >= wishes.from) &&
        (wishes.to === null || room.opensOn <= wishes.to);
      return { place, day, score: (place ? 2 : 0) + (day ? 1 : 0) };
    };
    const free = [...rooms.values()].filter(({ left }) => left > 0);
    if (free.length === 0) return { id, classId: null, because: 'no_seat' };
    const fairShare = (room: ClassToFill) => ((ofBloc.get(bloc) ?? 0) * room.seats) / Math.max(1, seats);
    const ahead = (room: (typeof free)[number]) => (room.blocs.get(bloc) ?? 0) - fairShare(room);
    const best = free.toSorted(
      (a, b) => met(b).score - met(a).score || ahead(a) - ahead(b) || b.left / b.seats - a.left / a.seats || (a.code < b.code ? -1 : 1),
    )[0]!;
    sit(best.id, bloc);
    const here = met(best);
    const wished = wishes.place !== null || wishes.from !== null || wishes.to !== null;
    const reason = here.place && here.day ? 'place_and_day' : here.place ? 'place' : here.day ? 'day' : null;
    if (reason) return { id, classId: best.id, because: reason };
    if (!wished) return { id, classId: best.id, because: 'no_wish' };
    return { id, classId: best.id, because: classes.some((room) => met(room).score > 0) ? 'wish_full' : 'wish_nowhere' };
  });
}
