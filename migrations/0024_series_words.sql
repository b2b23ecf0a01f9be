-- Code and name of a series without diacritics, to be searched.
alter table admission_series add folded text not null default '';
