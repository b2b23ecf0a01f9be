-- Numbers of the waiting list given out so far: who nominates sees the nominations of its own units only, and still must get the next number.
alter table admission_series add waiting_given int not null default 0 check (waiting_given >= 0);
-- What the nominating unit says of the nominee to whoever decides.
alter table nomination add note text;
