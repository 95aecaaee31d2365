### The map: its layers, the list that says the same, the card of one thing.

map-title = Map
map-more = Warnings, places, water levels, flood points, shelters
map-skip = Skip the map, go to the list
map-label = Map of the city. The list below says the same.
map-layers = Shown on the map
map-layer = { $name } ({ $count })
map-warnings = Warnings
map-places = Places to visit
map-gauges = Rivers, reservoirs, rain
map-flood-points = Flood points
map-shelters = Shelters
map-reports = My reports
map-wards = Wards
map-closer = Closer
map-further = Further away
map-source = Ward borders are approximate
map-list = List
map-list-title = On the map, as a list
map-count =
    { $count ->
        [0] Nothing to show yet
        [one] { $count } entry
       *[other] { $count } entries
    }
map-empty-title = Nothing on the map yet
map-empty-text = Choose more layers above.
map-failed-title = This device cannot draw the map
map-failed-text = Everything on the map is in the list, with the way there.
map-error = Could not be read: { $name }
map-away = { $distance } from you as the crow flies
map-no-point = Nobody has measured where this is on the map.
map-page = Details
map-show = Show on the map
map-report = Report
map-ward = Ward
