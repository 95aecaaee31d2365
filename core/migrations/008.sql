-- The station's name, in every language it has: a level outlives its station's place in the city's list.
ALTER TABLE gauge_threshold ADD COLUMN name TEXT;
