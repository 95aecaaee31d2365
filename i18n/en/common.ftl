# Shared by every screen.
app-name = Tràng Tiền
skip-to-content = Skip to content
close = Close
back = Back
cancel = Cancel
try-again = Try again
loading = Loading…
sentence = { $text }.
undo = Undo
file-saved = { $name } was saved in your Downloads folder.
failed-title = Could not be shown
broken-title = The app could not open

demo-mark = DEMO
demo-label = Demonstration
demo-text = Sample data, nothing is really sent

nav-label = Main rooms
nav-home = Home
nav-reports = Reports
nav-me = Me
nav-attention =
    { $count ->
        [one] { $count } item needs you
       *[other] { $count } items need you
    }

strip-sending =
    { $count ->
        [1] Sending, step { $step } of { $total }
       *[other] Sending, step { $step } of { $total } · { $count } in the queue
    }
strip-lost = Lost touch with the app on this device, reconnecting…
strip-offline = Offline · you can still write, all is kept
strip-offline-waiting = Offline · { $count } waiting to be sent
strip-waiting = { $count } waiting to be sent
strip-saver = The storm saver is on
strip-saver-photos =
    { $count ->
        [one] Storm saver · photos of one report wait for you
       *[other] Storm saver · photos of { $count } reports wait for you
    }
strip-attention =
    { $count ->
        [one] { $count } report needs you
       *[other] { $count } reports need you
    }

missing-title = There is no such page
missing-text = The link may be old or cut off. Go home to carry on.

when-today = today
when-tomorrow = tomorrow
when-yesterday = yesterday
when-day-time = { $day } { $time }
when-date = { $day } { $month }
when-date-year = { $date } { $year }
when-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    }
when-weekday =
    { $number ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }
due-by = due { $when }
due-past = overdue since { $when }
distance-metres = { $metres } m
distance-kilometres = { $whole }.{ $tenth } km
