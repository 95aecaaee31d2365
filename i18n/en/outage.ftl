### Cuts of power and water: in the app, on the public pages and at the desk.

outages-title = Power and water cuts
outages-calendar = Power and water cuts · { $city }
outages-follow = Follow it as a calendar (iCalendar)
outage-kind-power = Power cut
outage-kind-water = Water cut
outage-state-planned = Planned
outage-state-under_way = Under way
outage-state-restored = Restored
outage-state-cancelled = Cancelled
outage-overdue = should have ended { $when }, not confirmed as over
outage-restored-at = Restored { $when }
outage-demo = TRIAL: this cut is not real.

outages-mine = Your home and the wards you saved
outages-city = The whole city
outages-mine-none = No cut is planned where you live.
outages-city-none = No other cut is planned.
outages-choose-ward = Choose the ward you live in to see its cuts first. The city does not learn which you choose.
outages-filter = Kind
outages-all = All
outages-error = The list of cuts could not be read
outages-empty-title = No list of cuts on this device yet
outages-empty-text = Once the city is heard, the list appears here and stays readable without a network.
outages-none-title = No power or water cuts
outages-none-text = The city was asked: none is under way and none is planned.
outages-failed-title = The list of cuts could not be fetched
outages-failed-text = The city did not answer. This device asks again by itself.
outages-gone-title = This cut is not in the list any more
outages-gone-text = It ended more than a day ago, should have ended more than a week ago, or this device has not heard of it.
outage-reason = Reason
outage-to-calendar = Add to calendar
outage-to-calendar-of = Add to calendar: { $what }

outage-notices-title = Tell me
outage-notices-hint = This device tells you once of each new cut, change, cancellation and return at your home and in the wards you saved; not in your quiet hours.
outage-notices-power = Power cuts
outage-notices-water = Water cuts
news-util-outages-power-announced = Power cut: { $subject }
news-util-outages-power-changed = Power cut, changed: { $subject }
news-util-outages-power-restored = Power is back: { $subject }
news-util-outages-power-cancelled = Power cut called off: { $subject }
news-util-outages-water-announced = Water cut: { $subject }
news-util-outages-water-changed = Water cut, changed: { $subject }
news-util-outages-water-restored = Water is back: { $subject }
news-util-outages-water-cancelled = Water cut called off: { $subject }
