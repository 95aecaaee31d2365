### Visitors: plans for a day, the emergency card, festivals.

clock-days-later =
    { $days ->
        [1] { $time } the next day
       *[other] { $time }, { $days } days later
    }
plans-title = My plans
plans-more = Put the places you want to see into a day
plans-back = Back to the plans
plans-pick-title = Choose a plan
plans-pick-text = The order of places, estimated times, and what would be closed then.
plans-empty-title = No plans yet
plans-empty-text = Open a place and press “Add to a plan”, or make a new plan above.
plans-error = The plans could not be read
plan-new = New plan
plan-new-name = A day in Huế
plan-stops =
    { $count ->
        [0] no places yet
        [1] 1 place
       *[other] { $count } places
    }
plan-missing-title = There is no such plan
plan-missing-text = It may have been deleted. Your other plans are still in the list.
plan-name = Name of the plan
plan-name-missing = A plan needs a name. The old one is kept until you write a new one.
plan-name-long = A name has at most { $max } characters, this one has { $count }. The old one is kept.
plan-day = Day (optional)
plan-start = Starts at
plan-travel = Getting around
plan-travel-ride = By vehicle
plan-travel-walk = On foot
plan-empty-title = This plan has no places yet
plan-empty-text = Open a place and press “Add to a plan”.
plan-more = Add another place
plan-stops-title = Places in order
plan-estimate = Times and distances are estimates: the straight line and a third more, at an even pace. Leave some time to spare.
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = About { $distance }, some { $minutes } minutes on foot
plan-leg-ride = About { $distance }, some { $minutes } minutes by vehicle
plan-hours-unknown = Opening hours not known
plan-closed-then = Closed for part of that time: open { $from }–{ $to }
plan-closed-all = Closed then: open { $from }–{ $to }
plan-closed-count =
    { $count ->
        [1] One place is closed for part of the time you are there. Change the times, or press “Put in a good order”.
       *[other] { $count } places are closed for part of the time you are there. Change the times, or press “Put in a good order”.
    }
plan-stay = Stay
plan-minutes = { $minutes } minutes
plan-up = Move { $place } up
plan-down = Move { $place } down
plan-moved = { $place }: number { $number } of { $count }
plan-remove-stop = Remove { $place }
plan-removed-stop = Removed { $place }
plan-order = Put in a good order
plan-ordered = Put in order by opening hours and distance.
plan-order-good = This order is good already.
plan-unknown-place = Unknown place ({ $id })
plan-unknown = Unknown place
plan-to-calendar = Add to my calendar
plan-needs-day = Choose the day first; then the plan can go into a calendar.
plan-share = Share
plan-share-why = The link holds the whole plan. No server keeps it; whoever has the link can read it.
plan-share-link = Link
plan-copy = Copy
plan-copied = The link is copied.
plan-not-copied = The device does not allow copying. Select the whole link and copy it by hand.
plan-hand-on = Send
plan-remove = Delete plan
plan-removed = Deleted “{ $name }”.
plan-add = Add to a plan
plan-added = Added to “{ $name }”.
plan-having = In your plans
plan-shared-title = A shared plan
plan-shared-hint = Somebody shared this plan. It is not on your device until you keep it.
plan-keep = Keep
plan-kept = The plan is kept on this device.
plan-link-title = Open a plan somebody sent
plan-link-label = Link
plan-link-hint = Paste the whole link here.
plan-link-open = Open
plan-link-wrong-title = This plan cannot be opened
plan-link-too-long = The link is longer than any plan. Ask for it to be copied again. Your own plans are as they were.
plan-link-newer = The link was made by a newer app. Update the app and open it again. Your own plans are as they were.
plan-link-broken = This is no link of a plan, or a part of it is cut off. Ask for the whole link to be copied again. Your own plans are as they were.
card-title = Emergency card
card-more = What a helper needs to know; on this device only
card-why = Write down what somebody who helps you needs to know. The card is encrypted, stays on this device and is sent to nobody; you show them the screen.
card-error = The emergency card could not be read
card-group-me = About me
card-group-health = Health
card-group-stay = Where I stay
card-group-contact = Whom to tell
card-name = Name
card-nationality = Nationality
card-languages = Languages I speak
card-blood-type = Blood type
card-allergies = Allergies
card-medicine = Medicine I take
card-hotel-name = Hotel
card-hotel-address = Address of the hotel
card-hotel-phone = Phone of the hotel
card-contact-name = Person to tell
card-contact-phone = Their phone
card-consulate-name = Consulate or embassy
card-consulate-phone = Phone of the consulate
card-consulate-hint = Take it from your country's official page; the app guesses no number.
card-note = Note
card-kept-here = Every letter you write is kept on this device at once.
card-saving = Saving…
card-saved = Saved on this device.
card-saved-but = Saved, but for what is too long: that field keeps what it had.
card-delete = Delete the card
card-deleted = The emergency card is deleted.
card-show = Show this to rescuers
card-please = I need help. Please read this card.
card-write = Write the card
card-empty-title = The card is empty
card-empty-text = Write it before you need it. The numbers below can be called all the same.
card-position = I am at: { $lat }, { $long }
card-position-ward = Probably in { $ward }
card-position-show = Show my position
card-position-why = To show the coordinates on this card; your position does not leave the device.
card-call = { $number }: { $what }
card-call-112 = Search and rescue
card-call-113 = Police
card-call-114 = Fire and rescue
card-call-115 = Ambulance
events-title = Festivals and events
events-more = What is coming, with the lunar date beside
events-back = Back to the festivals
events-pick-title = Choose a festival
events-pick-text = Its days by both calendars, where it is, and how sure that is.
events-month-label = Month
events-month = { $month } { $year }
events-count =
    { $count ->
        [0] No festivals
        [1] One coming up
       *[other] { $count } coming up
    }
events-open-title = Days that are announced each time
event-missing-title = There is no such festival
event-check = Check before you go
event-announced = The days are announced each time; ask the city's hotline or look at the city's page.
event-to-calendar = Add to my calendar
event-when = When
event-where = Where
event-place = Place to visit
event-lunar =
    { $leap ->
        [yes] lunar { $day }/{ $month } (leap month)
       *[other] lunar { $day }/{ $month }
    }
event-from-lunar = from { $lunar }
event-days = { $first } – { $last }
event-days-rough = One day between { $first } and { $last }, announced each year
theme-imperial = Imperial, tombs
theme-pagodas = Pagodas, temples, churches
theme-gardens = Gardens
theme-museums = Museums, culture
theme-crafts = Craft villages
theme-beaches = Beaches
theme-nature = Nature
