# What only a CAP file says; the coded phrases it is built from are in phrase.ftl.

cap-feed = Cảnh báo: { $city }
cap-whole-city = Toàn thành phố Huế
cap-drawn-area = Vùng khoanh trên bản đồ
cap-cancelled = Hủy cảnh báo: { $event }
cap-all-clear = Hết nguy hiểm: { $event }
cap-release = Hồ chứa xả lũ khẩn cấp.
cap-bulletin = Theo bản tin số { $number } của { $issuer }, phát lúc { $time }.
cap-next-bulletin = Bản tin tiếp theo lúc { $time }.
cap-note-update = Cập nhật, thay cho các tin trước của cùng sự kiện.
cap-note-cancel = Hủy các tin trước của cùng sự kiện.
