### The operators' console and the sandbox issuer of the city.

console-demo-banner = THỬ NGHIỆM · dữ liệu và con người ở đây không có thật
console-demo-short = THỬ NGHIỆM
console-language-name = Tiếng Việt

## Sandbox issuer
console-vneid-mark = Định danh thử nghiệm
console-vneid-title = Bạn là ai hôm nay?
console-vneid-client-app = Ứng dụng Tràng Tiền
console-vneid-client-console = Bàn điều hành IOC Huế
console-vneid-asks = muốn biết tên và mức định danh của bạn.
console-vneid-simulated = Trang này mô phỏng VNeID. Chọn một người dùng thử: không cần mật khẩu, không có gì gửi tới Bộ Công an.
console-vneid-deny = Không đồng ý
console-vneid-level-0 = Chỉ số điện thoại
console-vneid-level-1 = Mức 1
console-vneid-level-2 = Mức 2
console-vneid-about-lan = Bán bún ở Gia Hội, phường Phú Xuân
console-vneid-about-minh = Kỹ sư, phường Vỹ Dạ
console-vneid-about-tu = Cụ 78 tuổi, xã Phú Lộc
console-vneid-about-kim = Người Hàn Quốc đang sống ở Huế
console-vneid-about-emma = Du khách Anh, ở Huế ba ngày
console-vneid-about-ha = Trực ban IOC: xử lý mọi phản ánh
console-vneid-about-son = Cán bộ Sở Xây dựng: việc của sở mình
console-vneid-error-title = Không thể tiếp tục
console-vneid-error-request = Yêu cầu đăng nhập không đúng dạng. Hãy quay lại ứng dụng và thử lại từ đầu.
console-vneid-error-client = Ứng dụng gửi bạn tới đây chưa được đăng ký. Bạn chưa đăng nhập ở đâu cả.
console-vneid-error-redirect = Địa chỉ quay về không phải của ứng dụng này. Bạn chưa đăng nhập ở đâu cả.
console-vneid-left-title = Đã đăng xuất
console-vneid-left = Phiên đăng nhập đã kết thúc. Bạn có thể đóng trang này.
