### Gauges: rivers, reservoirs, rain, flooded places; at the desk and on the public pages.

gauge-list-title = Rivers, reservoirs and rain
gauge-hint = Readings as the stations send them, not reviewed. If you see danger, do not wait for a reading.
gauge-silent = { $count ->
    [one] One more station has sent no reading yet.
   *[other] { $count } more stations have sent no reading yet.
}
gauge-none = There is no such gauge
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
gauge-depth-ask = Are you here?
gauge-depth-hint = Tell others how deep the water is. Look from a safe place; do not wade in to measure.
gauge-depth-send = Report the depth
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
gauge-ways = Period and kind of reading
gauge-day = 24 hours
gauge-week = 7 days
gauge-table = Show as a table
gauge-when = When
gauge-csv = Download the readings (CSV)
gauge-chart-empty = Empty chart: no readings in this period.
gauge-chart-said = { $quantity } at { $station }: latest { $last } at { $at }, highest { $most } at { $when }.
gauge-crossed-note = Water level of { $river } at { $station } on { $when }: { $level } m, above alarm { $stage } ({ $alarm } m).
