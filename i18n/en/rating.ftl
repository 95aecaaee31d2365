### Citizens rate services.

rating-title = Rating
rating-none = No score yet: at least 5 people have to rate it.
rating-all = { $average } of 5 · { $count } ratings
rating-ask = How did you find this service?
rating-stars = { $stars ->
    [one] { $stars } star of 5
   *[other] { $stars } stars of 5
}
rating-text = Is there anything else to say?
rating-text-hint = Not needed. Your name does not go with it; only the city's desk reads it, and it is not public.
rating-count = { $used } of { $max } characters
rating-too-long = At most { $max } characters. Please shorten it a little.
rating-send = Send the rating
rating-thanks = Thank you for your rating
rating-own = You gave { $stars } of 5 stars.
rating-waits = Goes out when there is a network
rating-change = Change the rating
rating-withdraw = Take it back
rating-said = Your rating is noted.
rating-withdrawn = Your rating is taken back.
