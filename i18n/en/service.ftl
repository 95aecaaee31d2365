### Services: the catalogue, the search, each service, wards, agencies, help.

nav-services = Services
services-title = Services
services-back = Back to services
services-pick-title = Choose something on the left
services-pick-text = Type what you need, or choose something that happens in life or a group of services.
services-error = The services could not be read
services-marked = Favourites
services-recent = Recently used
services-events = What do you need?
services-groups = By group
services-more = More
services-count =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
services-not-here = Not yet usable in this app
services-not-here-text = Open one to see what to do instead.
services-missing-title = This is not in the list
services-missing-text = The link may be old, or it is no longer offered. Look for it in the list.
services-empty-title = No service here yet
services-empty-text = The city’s catalogue has no service here yet. Call the hotline: they explain what to do.

search-label = Find services, places, agencies, help
search-example = Services, places, help…
search-clear = Clear what was typed
search-error = The search did not work
search-count =
    { $count ->
        [0] Nothing found
        [one] { $count } result
       *[other] { $count } results
    }
search-instead = Showing results for “{ $instead }” instead of “{ $typed }”
search-partial = Nothing has all the words you typed. These have some of them.
search-nothing = Nothing found for “{ $typed }”
search-nothing-text = Try fewer or other words; tone marks are not needed. If it is still not there, call the hotline and ask.
search-more = Show more results
search-services = Services ({ $count })
search-categories = Report this ({ $count })
search-reports = My reports ({ $count })
search-drafts = Drafts ({ $count })
search-places = Places to visit ({ $count })
search-wards = Wards and communes ({ $count })
search-agencies = Agencies ({ $count })
search-help = Help ({ $count })
search-festivals = Festivals ({ $count })

audience-all = Everybody
audience-resident = Residents
audience-tourist = Visitors
audience-business = Businesses
service-offline = No internet needed
service-account = Sign-in needed
service-vneid = VNeID level 2 needed
service-mark = Keep among the favourites in Services
service-open = Open
service-open-name = Open { $name }
service-open-page = Open { $host }
service-call = Call { $number }
service-visit = Go there
service-paused = Paused for now
service-paused-until = Paused until { $when }
service-paused-text = If it is urgent, call the hotline and ask what to do.
service-none = Not in this app yet
service-retired = No longer offered
service-no-address = No confirmed web address yet
service-none-text = Call the hotline: they explain what to do or pass you on to the right place.
service-channel = How
service-channel-native = In this app
service-channel-web = A web page, in your browser
service-channel-phone = By phone
service-channel-visit = In person
service-where = Where
service-authority = Competent authority
service-cost = Cost
service-cost-unknown = Not confirmed. Ask by phone before you go.
service-evidence = What to bring
service-output = What you get
service-faq =
    { $count ->
        [1] Common question
       *[other] Common questions ({ $count })
    }

ward-missing-title = There is no such ward
ward-is-home = Your home
ward-make-home = Make this my home
ward-make-home-more = Warnings for this ward will reach you. The choice stays on this device.
ward-old-names = Former wards and communes

agency-missing-title = There is no such agency
agency-services = Services it answers for
agency-reports = Reports that go there
agency-call = The agency’s own phone number is not confirmed. The hotline connects you or passes your message on.

help-title = Help
help-more = Common questions about the app
help-back = Back to help
help-pick-title = Choose a question
help-pick-text = The answer appears here and can be read without a network.
help-missing-title = There is no such page of help
help-ask = Still unclear? The hotline helps.
