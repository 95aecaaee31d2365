### Choosing a place: by name, on the map, or where the device is.

place-title = Where is it?
place-choose = Choose
place-change = Change
place-here = Here
place-here-finding = Finding you
place-here-consent-title = Let the app see where you are?
place-here-consent-text = When you tap “Here”. Your position leaves the device only with a report you send. A call for rescue for yourself always carries it, if there is one.
place-here-consent-yes = Allow
place-here-failed = Your position could not be found. Choose by name or on the map.
place-search-label = Ward or commune, by its new or old name
place-search-example = For example: Thuận Lộc, Kim Long
place-search-none = No place by that name.
place-search-count =
    { $count ->
        [0] No results
        [1] 1 result
       *[other] { $count } results
    }
place-now = now { $ward }
place-former = { $name } (former)
place-former-ward = { $name } (former ward)
place-former-commune = { $name } (former commune)
place-former-township = { $name } (former township)
place-ward-other = Another ward or commune
place-ward-other-none = Choose from all 40
place-photo-question = The photo was taken in { $ward }, right?
place-here-question = You are in { $ward }, right?
place-pin-question = Which ward or commune is this point in?
place-near = near { $name }
place-yes = Yes
place-elsewhere = Elsewhere
place-approximate = The outlines are approximate, so please confirm.
place-outside = { $distance } outside Huế
place-ward-missing = Choose the ward or commune first.
place-point-missing = Search by name or tap the map first.
place-address-label = House number, lane, landmark
place-address-hint = Optional
place-done = Use this place
place-map-label = Map of Huế. Arrow keys move the pin, plus and minus zoom.
place-map-empty = Drawing the map
place-map-failed = The map did not load. Please search by name.
place-zoom-in = Zoom in
place-zoom-out = Zoom out
place-preview = Map of the chosen place
