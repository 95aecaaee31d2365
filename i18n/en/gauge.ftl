### Gauges and the levels that citizens set: at the desk, on the public pages and in the app.

gauge-list-title = Rivers, reservoirs and rain
gauge-hint = Readings as the stations send them, not reviewed. If you see danger, do not wait for a reading.
gauge-silent = { $count ->
    [one] One station has sent no reading yet.
   *[other] { $count } stations have sent no reading yet.
}
gauge-kind-river = Rivers
gauge-kind-reservoir = Reservoirs
gauge-kind-rain = Rain
gauge-kind-flood-point = Flooded places
gauge-quantity-water-level = Water level
gauge-quantity-discharge = Flow downstream
gauge-quantity-inflow = Flow into the reservoir
gauge-quantity-rainfall = Rain in an hour
gauge-quantity-water-depth = Depth of water
gauge-quantity-reported-depth = Depth as people report it
gauge-alarm-none = Below alarm 1
gauge-alarm-above = Above alarm { $stage }
gauge-alarm-line = Alarm { $stage }: { $level } m
gauge-trend-up = ↑ rising { $by } an hour
gauge-trend-down = ↓ falling { $by } an hour
gauge-trend-steady = → steady
gauge-state-late = Late
gauge-state-stuck = Sensor may be stuck
gauge-state-no-data = No readings yet
gauge-why-late = No new reading for more than 3 hours, so nothing is said of an alarm.
gauge-why-stuck = It has sent the same value for 6 hours while stations nearby changed. Check before using it.
gauge-gap = No readings from { $from } to { $to }.
gauge-day = 24 hours
gauge-week = 7 days
gauge-table = Show as a table
gauge-when = When
gauge-chart-empty = Empty chart: no readings in this period.
gauge-chart-said = { $quantity } at { $station }: latest { $last } at { $at }, highest { $most } at { $when }.

gauge-home = River and rain now
gauge-more = Charts of 24 hours and 7 days, your thresholds
gauge-rain-day = Rain in 24 hours · { $station }
gauge-rain-part = Readings of some hours are missing
gauge-error = The readings could not be read
gauge-empty-title = No readings on this device yet
gauge-empty-text = Once the city is heard, the readings appear here and stay readable without a network.
gauge-none-title = The city has no readings yet
gauge-none-text = The city was asked; no station has sent a reading so far.
gauge-failed-title = The readings could not be fetched
gauge-failed-text = The city did not answer. This device asks again by itself.
copy-failed = The city did not answer the last question. This device asks again by itself.
gauge-pick-title = Choose a station
gauge-pick-text = Its chart and your thresholds appear here.
gauge-missing-title = This device has no readings of this station yet
gauge-missing-text = They appear by themselves once there is a network. The link may also be old.
gauge-back = Back to the stations
gauge-period = Period
gauge-kinds = Kind of reading
gauge-series-none = This device has no chart of this station yet. It appears by itself once there is a network.
gauge-series-at = The chart is from { $when }.

threshold-gone = The city does not publish this station any more, so this threshold tells of nothing.
threshold-unknown = How this station stands is not known: this device has no readings of the city.
threshold-title = My thresholds
threshold-hint = This device watches by itself and tells you while the app is open; in quiet hours it only notes it in the list. It is not a warning from the city.
threshold-level = Tell me when it reaches ({ $unit })
threshold-set = Set threshold
threshold-quick = Quick picks
threshold-wrong = Enter a number from { $least } to { $most }.
threshold-full = This device keeps at most { $max } thresholds. Remove one first.
threshold-already = It is above this level now. You will be told after it falls and rises again.
threshold-above = Above now
threshold-below = Not reached
threshold-again = Over again below { $level }
threshold-crossed = Last reached { $when }
threshold-remove = Remove the threshold { $level }
threshold-removed = Removed the threshold { $level }
threshold-line = My threshold: { $level }
threshold-rang = Your threshold: { $station } is at { $value }, you set { $level }
threshold-look = Look
