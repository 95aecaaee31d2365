### The city's cameras: in the app and at the desk.

cameras-river-title = River cameras
cameras-traffic-title = Traffic cameras
cameras-hint = Stills, each with the time it was taken. Touch one to see it large.
cameras-flood-first = A flood warning is in force where it concerns you: cameras that show water come first.
cameras-saver = Saving data in a storm: a still is fetched only when you touch it.
cameras-error = The list of cameras could not be read
cameras-empty-title = No list of cameras on this device yet
cameras-empty-text = Once the city is heard, the list appears here; stills you have seen stay visible without a network.
cameras-none-title = No camera yet
cameras-none-text = The city was asked; its list is empty.
cameras-failed-title = The list of cameras could not be fetched
cameras-failed-text = The city did not answer. This device asks again by itself.
cameras-gone-title = This camera is not in the list any more
cameras-gone-text = The city does not show it any more, or this device has not heard of it.
camera-kind-flood = Place that floods
camera-kind-river = River
camera-kind-traffic = Traffic
camera-state-live = On time
camera-state-late = Older than promised
camera-state-dark = No new still
camera-taken = Taken { $when }
camera-taken-now = Taken just now
camera-taken-minutes =
    { $minutes ->
        [one] Taken { $minutes } minute ago
       *[other] Taken { $minutes } minutes ago
    }
camera-alt = { $name }. { $taken }.
camera-load = Fetch the still
camera-look = See it large: { $name }
camera-none = This camera has sent no still yet.
camera-newer = The city has a newer still, taken { $when }.
