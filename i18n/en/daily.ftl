# What the daily services share. Each has a file of its own beside this one.

news-title = News of a service you follow
news-look = Look
