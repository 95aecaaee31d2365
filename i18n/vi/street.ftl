### Bản đồ đường phố: tải về, dừng, xóa.

street-title = Bản đồ đường phố
street-newer = Có bản đồ đường phố mới hơn
street-text = Tải một lần, { $size }, rồi xem được cả khi mất mạng.
street-fetch = Tải về
street-go-on = Tải tiếp
street-stop = Dừng
street-loading = Đang tải { $done } trong { $size }
street-paused = Tạm dừng vì bạn đang bật tiết kiệm. Tắt tiết kiệm là tự tải tiếp; muốn tải ngay thì bấm “Dừng” rồi “Tải tiếp”.
street-size = { $size } MB
street-stopped = { $why } Phần đã tải còn nguyên; bấm “Tải tiếp” là đi tiếp từ đó.
street-bad = Tệp tải về không phải bản đồ dùng được nên đã bỏ. Bản đồ đang có vẫn còn. Hãy thử lại sau.
street-full = Máy hết chỗ trống nên phần tải dở đã được xóa để phản ánh và lời gọi cứu hộ còn chỗ lưu.
street-kept = Bản đồ đường phố đã có trong máy ({ $size }).
street-remove = Xóa bản đồ đường phố
street-remove-text = Muốn có lại phải tải từ đầu, khi có mạng. Mọi thứ khác trên bản đồ vẫn còn.
