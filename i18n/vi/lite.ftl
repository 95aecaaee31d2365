### Pages of the city for everybody, without script: a case for its team, a call for rescue, its state.

lite-demo = THỬ NGHIỆM · không có ca cứu hộ thật
lite-demo-call = mô phỏng
lite-drill = DIỄN TẬP

## What was said of a case
lite-people = { $count } người
lite-people-range = { $least }–{ $most } người
lite-vulnerable-child = trẻ nhỏ
lite-vulnerable-elderly = người già
lite-vulnerable-pregnant = phụ nữ mang thai
lite-vulnerable-disabled = người không đi lại được
lite-vulnerable-injured = người bị thương, bị bệnh
lite-water-dry = chưa ngập
lite-water-ankle = nước tới mắt cá chân
lite-water-knee = nước tới đầu gối
lite-water-waist = nước ngang bụng
lite-water-chest = nước ngang ngực
lite-water-over_head = nước quá đầu, ở trên mái hoặc tầng trên
lite-need-rescue = cần đưa đi
lite-need-medical = cần y tế
lite-need-food_water = cần nước uống, thức ăn
lite-need-shelter = cần chỗ trú

## The case of a team
lite-team-gone-title = Liên kết không còn dùng được
lite-team-gone = Liên kết đã hết hạn hoặc bị gõ sai. Hãy gọi bàn điều hành để nhận liên kết mới.
lite-team-place = Vị trí
lite-team-map = Mở bản đồ
lite-team-people = Số người
lite-team-vulnerable = Cần giúp trước
lite-team-water = Mực nước
lite-team-need = Cần gì
lite-team-note = Ghi chú
lite-team-call = Gọi
lite-team-text = Nhắn tin
lite-team-cannot-talk = Người ở đó không nói được: hãy nhắn tin, đừng gọi.
lite-team-accepted = Đội nhận ca này
lite-team-on-the-way = Đang trên đường
lite-team-done = Đã đưa tới nơi an toàn
lite-team-cannot-reach = Không tới được
lite-team-cannot-reach-send = Báo không tới được
lite-team-why = Vì sao (người gọi sẽ đọc)
lite-team-accepted-note = Đội đã nhận và đang chuẩn bị lên đường.
lite-team-not-yours = Ca này không còn giao cho đội.
lite-team-too-long = Lời nhắn quá dài hoặc có ký tự không in được.
lite-team-state-given = Mới giao · hãy bấm nhận
lite-team-state-accepted = Đội đã nhận
lite-team-state-on-the-way = Đội đang trên đường
lite-team-state-done = Đã xong. Cảm ơn đội.
lite-team-state-cancelled = Người gọi đã hủy. Không cần đi nữa.
lite-team-state-closed = Bàn điều hành đã đóng ca này. Không cần đi nữa.
lite-team-state-taken = Ca này không còn giao cho đội.

## Texts to whoever called by text
lite-sms-received = Đã nhận { $number }, mã { $receipt }. Hãy lên chỗ cao, để dành pin.
lite-sms-state-received = { $number }: thành phố đã mở lại ca này.
lite-sms-state-assigned = { $number }: đã giao cho một đội cứu hộ.
lite-sms-state-on_the_way = { $number }: đội cứu hộ đang đến.
lite-sms-state-cannot_reach = { $number }: đội chưa tới được, đang tìm đội khác.
lite-sms-state-done = { $number }: đã ghi nhận an toàn.
lite-sms-state-cancelled = { $number }: đã hủy theo yêu cầu.
lite-sms-state-closed = { $number }: đã đóng. Cần giúp hãy nhắn lại hoặc gọi 112.

## A call for rescue from any browser, and how it stands
lite-sos-title = Kêu cứu
lite-sos-hint = Gọi được thì gọi trước. Không gọi được thì ghi ở đây: chỉ cần chỗ ở hoặc số điện thoại.
lite-sos-empty = Chưa gửi được: hãy ghi chỗ bạn đang ở hoặc một số điện thoại.
lite-sos-busy = Chưa gửi được: thành phố đang bận hoặc đang gặp trục trặc. Những gì bạn ghi vẫn còn nguyên bên dưới, hãy đợi vài giây rồi bấm gửi lại. Nguy cấp thì gọi { $number } ngay.
lite-sos-refused = Chưa gửi được. Những gì bạn ghi vẫn còn nguyên bên dưới: hãy xem lại rồi bấm gửi lần nữa. Nguy cấp thì gọi { $number } ngay.
lite-sos-address = Ở đâu: số nhà, kiệt, thôn, vật dễ thấy
lite-sos-ward = Phường, xã
lite-sos-no-ward = Chưa rõ
lite-sos-phone = Số điện thoại
lite-sos-people = Số người
lite-sos-send = Gửi lời kêu cứu
lite-s-title = Lời kêu cứu của bạn
lite-s-code = Mã tra cứu, hãy chép lại:
lite-s-again = Xem lại tình trạng
lite-s-none-title = Không có mã này
lite-s-none = Hãy xem lại các chữ và số của mã. Cần giúp ngay thì gọi.
lite-refused-title = Chưa làm được
lite-refused-busy = Thành phố đang bận hoặc đang gặp trục trặc. Điều bạn đã gửi trước đây vẫn được giữ. Hãy đợi vài giây rồi thử lại; nguy cấp thì gọi { $number } ngay.
lite-refused = Thành phố không nhận được yêu cầu này. Điều bạn đã gửi trước đây vẫn được giữ. Hãy mở lại trang rồi làm lần nữa; nguy cấp thì gọi { $number } ngay.
lite-refused-again = Mở lại trang
lite-s-state-received = Thành phố đã nhận
lite-s-lost = Thành phố đã nhận, nhưng chưa biết bạn ở đâu
lite-s-lost-text = Lời kêu cứu chưa có nơi và chưa có số điện thoại nên chưa đội nào tới được. Hãy chọn nơi hoặc ghi số điện thoại trong ứng dụng, hoặc gọi ngay một trong các số dưới đây.
lite-s-state-assigned = Đã giao cho một đội
lite-s-state-on_the_way = Đội đang đến
lite-s-state-cannot_reach = Đội chưa tới được, đang tìm đội khác
lite-s-state-done = Đã ghi nhận an toàn
lite-s-state-cancelled = Đã hủy theo yêu cầu
lite-s-state-closed = Đã đóng

## The site for everybody: its first page, warnings
lite-home-title = Cảnh báo và cứu hộ
lite-warnings-none = Lúc này không có cảnh báo nào đang có hiệu lực.
lite-warnings-all = Xem mọi cảnh báo
lite-warnings-over = Đã hết trong một ngày qua
lite-warnings-more = Còn { $count } cảnh báo khác đang có hiệu lực.
lite-warnings-as-of = Danh sách lúc { $when }
lite-warnings-old = Chưa lấy được danh sách mới. Đây là danh sách lúc { $when }; có thể đã có cảnh báo mới hơn. Hãy nghe thêm loa phường và đài phát thanh.
lite-warnings-silent = Lúc này chưa đọc được danh sách cảnh báo. Hãy nghe loa phường, đài phát thanh và làm theo chính quyền nơi bạn ở.
lite-warning-none-title = Không có cảnh báo này
lite-warning-none = Đường dẫn có thể đã cũ hoặc gõ thiếu.
lite-warning-unread = Lúc này chưa đọc được các bản tin trước. Đây là bản tin mới nhất đã biết.
lite-warning-cap = Tệp CAP cho hệ thống khác
lite-code-title = Tra cứu theo mã
lite-code-label = Mã tra cứu của lời kêu cứu hoặc phản ánh
lite-r-title = Phản ánh của bạn
lite-r-photos = Còn { $count } ảnh chưa gửi tới; thành phố không đợi ảnh mới xử lý.
lite-code-show = Xem tình trạng

## Warnings by push message
lite-push-title = Nhận cảnh báo trên máy này
lite-push-hint = Khi có cảnh báo cho phường, xã bạn chọn, máy sẽ hiện thông báo dù không mở trang nào. Thành phố chỉ giữ địa chỉ nhận tin của trình duyệt và các phường, xã đã chọn, không biết bạn là ai. Tin đẩy có thể đến chậm hoặc không đến: hãy luôn nghe thêm loa phường và đài phát thanh.
lite-push-none = Thành phố chưa mở tin đẩy. Hãy xem trang cảnh báo.
lite-push-script = Việc bật tin đẩy cần JavaScript, trình duyệt này đang tắt. Mọi trang khác vẫn xem được.
lite-push-wards = Phường, xã
lite-push-receipts = Cho thành phố biết cảnh báo đến lúc nào: chỉ gửi cảnh báo nào, phường, xã nào và mất bao lâu, không kèm gì để biết máy nào.
lite-push-on = Bật hoặc đổi
lite-push-off = Tắt
lite-push-is-on = Đang bật trên máy này.
lite-push-is-off = Đang tắt trên máy này.
lite-push-wait = Đang làm, xin đợi một chút…
lite-push-denied = Trình duyệt chưa cho hiện thông báo. Hãy cho phép trong phần cài đặt của trang này rồi bấm lại.
lite-push-nowhere = Hãy chọn ít nhất một phường, xã.
lite-push-failed = Chưa làm được. Hãy xem lại đường mạng rồi bấm lần nữa.
lite-push-slow = Trình duyệt chưa nối được với dịch vụ tin đẩy của nó và vẫn đang thử. Lúc này tin đẩy chưa bật trên máy này.
lite-push-unreachable = Trình duyệt không nối được với dịch vụ tin đẩy của nó, nên tin đẩy chưa bật trên máy này. Hãy thử lại sau; trang cảnh báo vẫn xem được.
lite-push-cannot = Trình duyệt này không nhận được tin đẩy. Trên iPhone, hãy thêm trang vào màn hình chính trước.
lite-push-gone = Dịch vụ tin đẩy báo địa chỉ của máy này không còn dùng được, nên tin đẩy đã tắt. Bấm “Bật hoặc đổi” để bật lại.
lite-push-unknown = Thành phố không còn giữ địa chỉ của máy này, nên tin đẩy không đến. Bấm “Bật hoặc đổi” để bật lại.
lite-push-try-title = Thử tin đẩy
lite-push-try-hint = Thành phố gửi một tin THỬ có chữ ký cho riêng máy này, theo đúng đường của cảnh báo. Không ai khác nhận được.
lite-push-try-now = Gửi thử
lite-push-try-wait = Đang gửi tin thử…
lite-push-try-sent = Đã gửi lúc { $sent }. Đang chờ tin đến máy này…
lite-push-try-arrived = Gửi lúc { $sent }, đến máy này lúc { $arrived }, sau { $seconds } giây, chữ ký đúng. Nếu không thấy thông báo THỬ, hãy xem chế độ Không làm phiền và mục thông báo trong cài đặt của máy.
lite-push-try-hidden = Gửi lúc { $sent }, đến máy này lúc { $arrived }, sau { $seconds } giây, nhưng trình duyệt không cho hiện thông báo. Hãy cho phép trong cài đặt của trang này và của máy.
lite-push-try-missing = Gửi lúc { $sent }, dịch vụ tin đẩy đã nhận, nhưng sau 30 giây tin chưa đến máy này. Có thể vì:
lite-push-try-notices = Thông báo: trong cài đặt của máy, cho trình duyệt này hiện thông báo.
lite-push-try-silence = Không làm phiền: tắt đi, hoặc cho phép trình duyệt này. Tin có thể đã đến mà không hiện, không kêu.
lite-push-try-battery = Tiết kiệm pin: trong cài đặt pin của máy, cho trình duyệt này chạy không hạn chế. Trên máy tính, trình duyệt phải đang chạy.
lite-push-try-service = Đường mạng: máy này chưa nối được với dịch vụ tin đẩy của trình duyệt. Hãy thử mạng khác.
lite-push-try-often = Bạn vừa thử vài lần. Hãy đợi một phút rồi thử lại.
lite-push-try-refused = Dịch vụ tin đẩy không nhận tin của thành phố (mã { $status }). Lỗi không ở máy này; hãy báo cho tổng đài và đừng chỉ trông vào tin đẩy.
lite-push-try-busy = Dịch vụ tin đẩy đang bận, chưa nhận tin thử (mã { $status }). Cảnh báo thật thì thành phố gửi lại cho đến khi hết hiệu lực. Hãy thử lại sau ít phút.
lite-push-try-unreachable = Thành phố chưa nối được với dịch vụ tin đẩy của trình duyệt này. Cảnh báo thật thì thành phố gửi lại cho đến khi hết hiệu lực. Hãy thử lại sau ít phút.
lite-push-try-failed = Chưa nhờ được thành phố gửi tin thử. Hãy xem lại đường mạng rồi bấm lần nữa.
lite-push-test = THỬ
lite-push-unverified-title = Có tin mới cần xem lại
lite-push-unverified = Máy này chưa xác nhận được tin vừa đến là của thành phố. Hãy mở danh sách cảnh báo.
lite-push-link = Nhận cảnh báo trên máy này

## Shelters and flood parking
lite-shelters = Nơi trú và chỗ để xe
lite-shelters-silent = Lúc này chưa đọc được danh sách. Hãy gọi ủy ban phường, xã nơi bạn ở.
lite-shelters-old = Chưa lấy được danh sách mới. Đây là danh sách lúc { $when }. Hãy gọi trước khi đi.
lite-shelters-more = Xem tiếp
lite-shelters-all = Mọi phường, xã

gauge-none = Không có trạm này
gauge-depth-ask = Bạn đang ở đây?
gauge-depth-hint = Cho người khác biết nước sâu tới đâu. Chỉ nhìn từ chỗ an toàn, đừng lội xuống đo.
gauge-depth-send = Báo độ sâu
gauge-ways = Khoảng thời gian và loại số liệu
gauge-csv = Tải số liệu (CSV)
gauge-crossed-note = Mực nước { $river } tại { $station } lúc { $when } là { $level } m, trên báo động { $stage } ({ $alarm } m).

## Open data
lite-open-data = Dữ liệu mở
lite-open-data-hint = Dữ liệu của thành phố để ai cũng dùng được, không cần xin phép. Chưa phải số liệu chính thức khi chưa được xác nhận.
lite-open-data-places = Điểm tham quan
lite-open-data-places-hint = Vị trí, giờ mở cửa và giá vé; ô trống là chưa ai xác nhận.
lite-open-data-services = Danh mục dịch vụ
lite-open-data-services-hint = Theo CPSV-AP 3.2. Cột confirmed cho biết dịch vụ nào đã được hai người xác nhận.
lite-open-data-wards = Phường, xã
lite-open-data-wards-hint = Tên và mã hiện nay. Ranh giới chỉ gần đúng, không dùng để quyết định điều gì.
lite-open-data-events = Lễ hội, sự kiện
lite-open-data-events-hint = Năm nay và năm sau, ngày âm lịch đã đổi ra dương lịch. Ngày nào chưa chắc thì ghi là dự kiến. Để lịch của bạn tự cập nhật, đăng ký địa chỉ /events.ics.
lite-open-data-gauges = Trạm đo
lite-open-data-gauges-hint = Sông, hồ, mưa và điểm ngập với số đo mới nhất. Chuỗi số đo của từng trạm có ở trang của trạm.
lite-open-data-shelters = Nơi trú và chỗ để xe
lite-open-data-shelters-hint = Nơi nào còn chỗ, ai xác nhận và lúc nào.
lite-open-data-alerts = Cảnh báo
lite-open-data-alerts-hint = Cảnh báo đang có hiệu lực. Phần mềm chỉ nên tin danh sách có chữ ký số.
lite-open-data-reports = Số lượng phản ánh
lite-open-data-reports-hint = Theo loại và theo phường, xã của từng tháng đã qua. Số dưới { $least } không được ghi, để không ai bị nhận ra.
lite-open-data-version = Phiên bản { $version }
lite-open-data-licence = Giấy phép
lite-open-data-api = Mô tả các địa chỉ (OpenAPI)

## A shared plan
lite-plan-title = Lịch trình được chia sẻ
lite-plan-hint = Đường dẫn này chứa một lịch trình tham quan Huế. Lịch trình nằm trong chính đường dẫn: thành phố không nhận và không giữ nó.
lite-plan-open = Mở trong ứng dụng
lite-plan-paste = Nếu ứng dụng không mở ra: chép cả đường dẫn này, mở ứng dụng, vào Dịch vụ → Điểm tham quan → Lịch trình của tôi rồi dán vào ô “Mở lịch trình ai đó gửi”.
