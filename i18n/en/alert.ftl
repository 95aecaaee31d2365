# Warnings: the list, one event, the warning that breaks through, settings.
nav-alerts = Warnings
nav-unread =
    { $count ->
        [one] { $count } unread warning
       *[other] { $count } unread warnings
    }

alerts-title = Warnings
alerts-here = In force where you are
alerts-elsewhere = In force elsewhere
alerts-over = Over
alerts-error = The warnings could not be read
alerts-empty-title = No warnings
alerts-empty-text = When the city issues a warning it stands here, also without a network.
alerts-empty-text-no-ward = Choose the ward you live in, so that the app knows which warnings are for you.
alerts-choose-ward = Choose a ward
alerts-pick-title = Choose a warning
alerts-pick-text = What to do, where it counts and the bulletins stand here.
alerts-here-any = In force in Huế
alerts-none-any = No warnings in Huế
alerts-none-here = No warnings where you are
alerts-only-open = This device warns only while the app is open.
alerts-none-here-but =
    { $count ->
        [one] There is { $count } warning elsewhere.
       *[other] There are { $count } warnings elsewhere.
    }

alert-heard-live = Listening to the city live
alert-heard-at = Last heard from the city { $when }
alert-heard-no-key = This build of the app has no key of the city and cannot hear its warnings
alerts-no-key = This app cannot warn you
alerts-no-key-text = Follow radio, the ward's loudspeakers and the city's call centre. The app that the city gives out has the key and warns.
alert-heard-never = Nothing heard from the city yet

alert-title = Warning
alert-title-stage = { $hazard } · { $stage }
alert-no-level = No level given
alert-test = Line test
alert-unkept = This device could not store this warning; it may be full. It is shown as long as the app stays open.
alert-until = until { $when }
alert-where-city = The whole city of Huế
alert-where-drawn = The area on the map
alert-where-more =
    { $count ->
        [one] { $wards } and { $count } more ward
       *[other] { $wards } and { $count } more wards
    }
alert-state-active = In force
alert-state-all-clear = The danger is over
alert-state-cancelled = Taken back by the city
alert-state-expired = Ran out

alert-missing-title = This warning is not on this device
alert-missing-text = Warnings that are over are kept for 30 days.
alert-back-to-list = Back to the warnings

alert-fact-until = In force
alert-fact-issuer = Issued by
alert-fact-issued = At
alert-fact-next = Next bulletin
alert-fact-number = Bulletin
alert-next-unknown = Not announced

alert-steps = What to do
alert-where = Where
alert-where-all =
    { $count ->
        [one] { $count } ward
       *[other] All { $count } wards
    }
alert-map = Map of the warned area: { $where }
alert-map-approximate = The borders are approximate. Close to the area, follow the advice as well.
alert-why = Why you got this
alert-why-city = It is for the whole city.
alert-why-home = { $ward } is where you live.
alert-why-saved = You saved { $ward }.
alert-why-here = Your device is in { $ward } or very near.
alert-why-drawn = Your device is in the area drawn on the map.
alert-why-drawn-near = Your device may be in the area drawn on the map: its position is not exact.
alert-why-no-ward = You have chosen no ward yet, so every warning is shown.
alert-why-none = It is for other places than those you chose.
alert-thread = How it went
alert-thread-first = Warning issued
alert-thread-update = Updated
alert-thread-all-clear = All clear
alert-thread-cancel = Warning taken back
alert-thread-now = { $step } (newest)
alert-details = Details
alert-detail-sent = Sent by the city
alert-detail-heard = Heard by this device
alert-detail-delay = Delay
alert-detail-delay-seconds = { $whole }.{ $tenth } seconds
alert-detail-delay-unsure = Not known, this device's clock is unsure
alert-detail-sender = Sender
alert-detail-id = Message
alert-detail-read = Read by you
alert-sos = I need rescue (SOS)
alert-read = I have read this
alert-aloud = { $title }. { $level }. { $where }. { $until }.
alert-aloud-start = Read aloud
alert-aloud-stop = Stop reading
alert-aloud-no-voice = This device has no English voice. Add one in its settings, under text to speech.
alert-aloud-failed = It could not be read this time.

alert-why-loud-level = Breaks the silence: risk level { $level }
alert-why-loud-leave = Breaks the silence: leave or take shelter now
alert-why-loud-stage = Breaks the silence: { $hazard } above alarm stage { $stage }
alert-why-loud-release = Breaks the silence: emergency release of water
alert-open-thread = Everything, with the map
alert-spoken = Urgent warning. { $title }. { $level }. { $where }. { $until }. Press I have read this to stop the alarm.
alert-rang = New warning: { $title }
alert-rang-look = Open
home-alert-todo = What to do now
home-alerts = Warnings

saved-wards-title = Other wards you want warnings for
saved-wards-none = Where your parents live, for example
saved-wards-remove = Remove { $ward }
quiet-title = Quiet hours
quiet-more = Ordinary warnings make no sound and only stand in the list. Warnings of danger to life still sound.
quiet-from = From
quiet-to = To
