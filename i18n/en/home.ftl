# Home.
home-hello = Welcome to Huế
home-hello-name = Hello, { $name }
home-report = Report a problem
home-report-more = Photo, place, a few words
home-my-reports = My reports
home-call = Call the city
home-simple-me = Me and settings
home-open-title = Being handled
home-empty-title = Nothing is waiting
home-empty-text = A dark street lamp, a pothole, rubbish, a flooded road? Tell the city in under a minute.
hotline-demo = This is a demo, so it does not really call. The real app will call { $number }.
understood = Understood
expired-title = Your sign-in has ended
expired-text = Nothing is lost. What waits under your name goes out after you sign in again.
today-line =
    { $leap ->
        [yes] { $weekday } { $date } · lunar { $day }/{ $month } (leap)
       *[no] { $weekday } { $date } · lunar { $day }/{ $month }
    }
