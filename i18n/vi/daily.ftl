# What the daily services share. Each has a file of its own beside this one.

news-private = Có tin mới. Mở ứng dụng để xem.
news-title = Tin từ dịch vụ bạn theo dõi
news-look = Xem
