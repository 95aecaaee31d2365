# What the daily services share. Each has a file of its own beside this one.

news-title = Tin từ dịch vụ bạn theo dõi
news-look = Xem
