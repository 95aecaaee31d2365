# What the daily services share.

news-private = มีข่าวใหม่ เปิดแอปเพื่ออ่าน
news-title = ข่าวจากบริการที่คุณติดตาม
news-look = ดู
