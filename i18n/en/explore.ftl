### Explore: places worth a visit, the list and each place.

explore-title = Places to visit
explore-more = Monuments, pagodas, markets, beaches, craft villages
explore-back = Back to the places
explore-pick-title = Choose a place
explore-pick-text = Opening hours, tickets, the way there, and large letters for the taxi driver.
explore-missing-title = There is no such place
explore-kind = Kind
explore-theme = Theme
explore-every = All
explore-all = Remove the filters
explore-none-title = No places yet
explore-none-text = The city’s catalogue has no places yet.
explore-count =
    { $count ->
        [0] No place fits both choices
        [one] { $count } place
       *[other] { $count } places
    }
explore-near = Nearest to me first
explore-near-again = Update my position
explore-near-why = To tell distances; your position stays on this device. The same consent counts for “Here” when you write a report.
interest-heritage = Monument
interest-tomb = Royal tomb
interest-religious = Pagoda, temple, church
interest-museum = Museum
interest-market = Market
interest-nature = Nature
interest-beach = Beach
interest-craft = Craft village
interest-culture = Culture
interest-landmark = Landmark
interest-leisure = Strolling
interest-transport = Station, pier, airport
theme-must-see = Must see
theme-unesco = World Heritage
theme-food = Food
theme-view = Views
theme-garden-house = Garden houses
theme-river = By the river
theme-boat = By boat
theme-swim = Swimming
theme-trek = Trekking
theme-night = In the evening
theme-festival = Festivals
money = { $amount } ₫
place-go = Directions
place-taxi = Show the driver
place-taxi-please = Please take me to:
place-taxi-point = Coordinates: { $lat }, { $long }
place-how-far = How far is it?
place-free = Free entry
place-always-open = Open at any time
place-open = Usually open until { $until }
place-closed = Usually closed now, opens at { $from }
place-daily = Every day { $from }–{ $to }
place-address = Address
place-ward = Ward
place-part-of = Part of
place-parts = In these grounds
place-hours = Opening hours
place-hours-unknown = Not confirmed
place-hours-reported = From notices of past years and may have changed. Ask again before you go.
place-source = Source
place-ticket = Tickets
place-ticket-adult = Adults { $amount }
place-ticket-child = Children aged 7–12 { $amount }
place-ticket-child-free = Children aged 7–12 free
place-ticket-reported = From the press and notices, not confirmed.
place-point = Position on the map
place-accuracy = May be off by about { $distance }.
place-compared =
    { $count ->
        [0] Not compared with any other source.
        [one] Compared with { $count } other source.
       *[other] Compared with { $count } other sources.
    }
