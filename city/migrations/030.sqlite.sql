-- What citizens think of services: one rating for each owner, who is a person or a guest's device, and nobody's name.
CREATE TABLE rating (
  service TEXT NOT NULL,
  owner TEXT NOT NULL,
  stars INTEGER NOT NULL,
  text TEXT NOT NULL,
  rated_at INTEGER NOT NULL,
  PRIMARY KEY (service, owner)
) STRICT;
CREATE INDEX rating_newest ON rating (service, rated_at);
