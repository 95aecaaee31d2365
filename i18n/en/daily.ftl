# What the daily services share. Each has a file of its own beside this one.

news-private = There is news. Open the app to read it.
news-title = News of a service you follow
news-look = Look
