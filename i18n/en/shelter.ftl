### Shelters and flood parking: on the public pages, at the desk and in the app.

shelters-title = Shelters and parking in a flood
shelters-hint = The wards confirm where there is room. Call before you go.
shelters-none = No place is listed here yet. Ask the committee of your ward.
shelters-count =
    { $all ->
        [one] { $all } place · { $open } open
       *[other] { $all } places · { $open } open
    }
shelter-kind-shelter = Shelter for people
shelter-kind-flood_parking = Parking on high ground
shelter-open = Open
shelter-full = Full
shelter-closed = Closed
shelter-unconfirmed = Nobody has confirmed whether there is room
shelter-stale = Not confirmed since { $when }
shelter-confirmed = { $desk } confirmed it { $when }
shelter-demo = SAMPLE · not a real place
shelter-capacity-shelter =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
shelter-capacity-flood_parking =
    { $count ->
        [one] { $count } vehicle
       *[other] { $count } vehicles
    }
shelter-floor = floor { $count } cm above the street
shelter-ramp = wheelchairs get in
shelter-no-ramp = no way in for wheelchairs
shelter-toilets =
    { $count ->
        [one] { $count } toilet
       *[other] { $count } toilets
    }
shelter-call = Call { $whom }
shelters-more = Which are open, whom to call, ways in for wheelchairs
shelters-error = The list of shelters could not be read
shelters-empty-title = No list of shelters on this device yet
shelters-empty-text = Once the city is heard, the list appears here and stays readable without a network.
shelters-none-title = No place is listed yet
shelters-none-text = The city was asked; its list is empty. Ask the committee of your ward.
shelters-failed-title = The list of shelters could not be fetched
shelters-failed-text = The city did not answer. This device asks again by itself. If it is urgent, ask the committee of your ward.
shelters-choose-ward = Choose the ward you live in to see places near home first.
